/** A job made ready for a provider: planned, its document at hand, looked at, cut into parts. Nothing has been sent yet. */
import * as Effect from "effect/Effect";
import { preflight } from "../document/shelf.ts";
import type { OcrError } from "../error.ts";
import { checkDocument, type Plan, planFor } from "../plan.ts";
import type { CallDocument, Provider } from "../provider.ts";
import { type Part, planParts } from "../split/part.ts";
import type { Job } from "./job.ts";
import { asyncStep, step } from "./step.ts";

/** What is known once a job has been prepared for a provider; nothing has been sent yet. */
export interface Prepared {
  readonly plan: Plan;
  readonly document: CallDocument;
  readonly parts: ReadonlyArray<Part>;
  /** Pages that will be read, when known. */
  readonly pages: number | undefined;
}

/** Prepares a job for a provider. All bad input fails here, before anything is sent. */
export const prepare = Effect.fnUntraced(function* (
  provider: Provider,
  job: Job,
): Effect.fn.Return<Prepared, OcrError> {
  const { capabilities } = provider;
  const plan = yield* step(() => planFor(job.request, provider, job.vendor));
  const document = yield* asyncStep((signal) => job.shelf.documentFor(provider, signal));
  yield* step(() => checkDocument(document, provider));
  const mustCount = plan.pages !== "all" || job.maxCostUsd !== undefined;
  const found =
    capabilities.checksDocuments && job.maxCostUsd === undefined
      ? { pageCount: undefined, warnings: [] }
      : yield* asyncStep(() =>
          preflight(job.shelf, document, capabilities.maxPages, mustCount || isOver(document, provider)),
        );
  const { pageCount, warnings } = found;
  const parts = yield* step(() => planParts(document, plan, provider, pageCount));
  const named = parts.every((part) => part.pages !== undefined);
  const pages = named ? parts.flatMap((part) => part.pages ?? []).length : pageCount;
  return { plan: { ...plan, warnings: [...plan.warnings, ...warnings] }, document, parts, pages };
});

/** Whether a document has more bytes than the provider takes. */
export const isOver = (document: CallDocument, { capabilities: { maxBytes } }: Provider): boolean =>
  document.kind === "bytes" && maxBytes !== undefined && document.bytes.length > maxBytes;
