/** A reply that came outside of the pipeline (a line of a job's results): completed, checked and priced as inside of it. */
import { completeResponse } from "../complete.ts";
import type { Price } from "../contract/price.ts";
import type { OcrResponse } from "../contract/response.ts";
import { costOfPages, type CostOrReason, pageCounts } from "../money/cost.ts";
import type { CallOptions, Provider } from "../provider.ts";
import { draftFromReply } from "./reply.ts";

export type { Ledger, LedgerEntry } from "../money/ledger.ts";
export type { Cost, CostOrReason } from "../money/cost.ts";
export type { Picodollars } from "../money/usd.ts";
export type { OcrResponse } from "../contract/response.ts";

/** What came of one reply. */
export interface WireAnswer {
  readonly response: OcrResponse;
  readonly cost: CostOrReason;
  readonly counts: { readonly plain: number; readonly annotated: number };
}

// What was asked for is not known here: all that came is kept.
const everything: CallOptions = {
  includeImages: true,
  imageLimit: undefined,
  imageMinSize: undefined,
  tableFormat: undefined,
  extractHeader: false,
  extractFooter: false,
  includeBlocks: true,
  confidence: undefined,
  documentAnnotation: undefined,
  documentAnnotationPrompt: undefined,
  bboxAnnotation: undefined,
};

const isAnnotated = ({ document_annotation, pages }: OcrResponse): boolean =>
  typeof document_annotation === "string" ||
  pages.some((page) => page.images.some((image) => typeof image.image_annotation === "string"));

/**
 * Reads a reply of the contract. `price` is that of the model; `share` is the share of it that was billed.
 * Throws `ResponseInvalid` as {@link draftFromReply} does.
 */
export const wireAnswer = (
  provider: Provider,
  model: string,
  reply: unknown,
  price: Price | undefined,
  share = 1,
): WireAnswer => {
  const draft = draftFromReply(provider.name, reply);
  const plan = { model, pages: "all" as const, options: everything, wanted: everything, warnings: [] };
  const document = { kind: "file" as const, fileId: "" };
  const response = completeResponse(draft, { pages: undefined, cut: false }, plan, document, provider);
  const counts = pageCounts(response.usage_info, draft.pages.length, isAnnotated(response));
  return { response, counts, cost: costOfPages(counts, price, share) };
};
