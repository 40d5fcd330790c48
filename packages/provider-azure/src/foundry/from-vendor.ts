/** What Foundry says, or fails to say, beside the contract's reply. */
import type { Call, Draft } from "@ocr/core/provider";

/** Takes the number of pages from its header where the body has none, and warns of an annotation that did not come. */
export const fromVendor = (
  draft: Draft,
  { call, headers }: { readonly call: Call; readonly headers: Headers },
): Draft => {
  const counted = Number.parseInt(headers.get("x-pages-processed") ?? "", 10);
  const isCounted = draft.usage_info?.pages_processed !== undefined || Number.isNaN(counted);
  const usage = isCounted ? {} : { usage_info: { ...draft.usage_info, pages_processed: counted } };
  if (call.options.documentAnnotation === undefined || draft.document_annotation) return { ...draft, ...usage };
  const message = `document_annotation_format: ${call.model} returned no annotation`;
  return { ...draft, ...usage, warnings: [...(draft.warnings ?? []), { code: "annotation-missing", message }] };
};
