/** The draft of a part becomes a response: page numbers, defaults, order; then it is checked strictly. */
import type { Page } from "./contract/response.ts";
import { OcrResponse } from "./contract/response.ts";
import { OcrError } from "./error.ts";
import { formatPages, pagesOf } from "./pages.ts";
import type { Plan } from "./plan.ts";
import type { CallDocument, Draft, DraftPage, Provider } from "./provider.ts";
import type { Part } from "./split/part.ts";

const completePage = (page: DraftPage, plan: Plan): Page => {
  const { index, markdown, images = [], tables, hyperlinks, header, footer, dimensions, ...rest } = page;
  const { confidence_scores, blocks, ...unknown } = rest;
  return {
    index,
    markdown,
    images: plan.options.includeImages ? images : images.map((image) => ({ ...image, image_base64: null })),
    tables: tables ?? [],
    hyperlinks: hyperlinks ?? [],
    header: header ?? null,
    footer: footer ?? null,
    dimensions: dimensions ?? null,
    confidence_scores: confidence_scores ?? null,
    blocks: plan.options.includeBlocks ? (blocks ?? null) : null,
    ...unknown,
  };
};

/** The pages that were asked for, in order, numbered as in the source. */
const selectPages = (draft: Draft, part: Part, plan: Plan, provider: Provider): ReadonlyArray<DraftPage> => {
  const sorted = draft.pages.toSorted((a, b) => a.index - b.index);
  const twice = sorted.find((page, i) => page.index === sorted[i - 1]?.index);
  const invalid = (message: string) =>
    new OcrError({ reason: "ResponseInvalid", message, provider: provider.name, model: plan.model });
  if (twice !== undefined) throw invalid(`${provider.name} returned page ${twice.index} twice`);
  const { cut, pages } = part;
  if (pages === undefined) return sorted;
  const placed = cut ? sorted.map((page) => ({ ...page, index: pages[page.index] ?? -1 })) : sorted;
  const asked = new Set(pages);
  const selected = placed.filter((page) => asked.has(page.index));
  if (selected.length === asked.size) return selected;
  // Who reads the whole document knows how many pages there are; then a missing page was never there.
  if (!cut && provider.capabilities.pages === "simulated") pagesOf(pages, (sorted.at(-1)?.index ?? -1) + 1);
  const got = new Set(selected.map((page) => page.index));
  throw invalid(`${provider.name} did not return page ${formatPages(pages.filter((page) => !got.has(page)))}`);
};

/** Makes the response of a draft. Throws `ResponseInvalid`, with the path that does not fit, when the draft breaks the contract. */
export const completeResponse = (
  draft: Draft,
  part: Part,
  plan: Plan,
  document: CallDocument,
  provider: Provider,
): OcrResponse => {
  const size = document.kind === "bytes" ? document.bytes.length : null;
  const response = {
    pages: selectPages(draft, part, plan, provider).map((page) => completePage(page, plan)),
    model: draft.model ?? plan.model,
    document_annotation: draft.document_annotation ?? null,
    usage_info: { pages_processed: draft.pages.length, doc_size_bytes: size, ...draft.usage_info },
    ...draft.extra,
  };
  const checked = OcrResponse.safeParse(response);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new OcrError({
    reason: "ResponseInvalid",
    message: `${provider.name} broke the contract at ${issue?.path.map(String).join(".") || "the root"}: ${issue?.message}`,
    provider: provider.name,
    model: plan.model,
    cause: checked.error,
  });
};
