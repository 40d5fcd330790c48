/** Replies of parts become one reply, as if one call had been made. */
import type { OcrResponse } from "../contract/response.ts";
import type { UsageInfo } from "../contract/usage.ts";
import type { Warning } from "../provider.ts";
import { mergeAnnotations } from "./merge-annotation.ts";
import { joinPages } from "./renumber.ts";

const sumUsage = (parts: ReadonlyArray<UsageInfo>, documentBytes: number | null): UsageInfo => {
  const [first = { pages_processed: 0 }] = parts;
  const total = (key: "pages_processed" | "pages_processed_annotation") =>
    parts.reduce((sum, usage) => sum + (usage[key] ?? 0), 0);
  const annotated = parts.some((usage) => typeof usage.pages_processed_annotation === "number");
  return {
    ...first,
    pages_processed: total("pages_processed"),
    // The size of the document, not of the pieces that we made of it.
    ...(documentBytes === null ? {} : { doc_size_bytes: documentBytes }),
    ...(annotated ? { pages_processed_annotation: total("pages_processed_annotation") } : {}),
  };
};

/**
 * Merges replies in the order of their pages. `documentBytes` is the size of the whole document where it was cut, else
 * null. What cannot be merged is reported as a warning, never dropped in silence.
 */
export const mergeResponses = (
  parts: ReadonlyArray<OcrResponse>,
  documentBytes: number | null,
): { readonly response: OcrResponse; readonly warnings: ReadonlyArray<Warning> } => {
  const [first] = parts;
  if (first === undefined) throw new Error("there is nothing to merge");
  if (parts.length === 1) {
    const { usage_info } = first;
    const usage = documentBytes === null ? usage_info : { ...usage_info, doc_size_bytes: documentBytes };
    return { response: { ...first, usage_info: usage }, warnings: [] };
  }
  const { annotation, conflicts } = mergeAnnotations(parts.map((part) => part.document_annotation));
  const warnings: Array<Warning> = [];
  if (annotation !== null) {
    const detail =
      conflicts.length === 0 ? "" : `; they disagree on ${conflicts.join(", ")}, where the first part stands`;
    const message = `document_annotation: made for each of ${parts.length} parts of the document and merged${detail}`;
    warnings.push({ code: "annotation-merged", message });
  }
  const response = {
    ...first,
    pages: joinPages(parts.map((part) => part.pages)),
    document_annotation: annotation,
    usage_info: sumUsage(
      parts.map((part) => part.usage_info),
      documentBytes,
    ),
  };
  return { response, warnings };
};
