/** A job made ready for a provider: planned, its document at hand, looked at, cut into parts. Nothing has been sent yet. */
import type * as Effect from "effect/Effect";
import { preflight } from "../document/shelf.ts";
import type { OcrError } from "../error.ts";
import { checkDocument, type Plan, planFor } from "../plan.ts";
import type { CallDocument, Provider } from "../provider.ts";
import { type Part, planParts } from "../split/part.ts";
import type { Job } from "./job.ts";
import { asyncStep } from "./step.ts";

/** What is known once a job has been prepared for a provider; nothing has been sent yet. */
export interface Prepared {
  readonly plan: Plan;
  readonly document: CallDocument;
  readonly parts: ReadonlyArray<Part>;
  /** Pages that will be read, when known. */
  readonly pages: number | undefined;
}

const look = ({ shelf, maxCostUsd }: Job, provider: Provider, document: CallDocument, plan: Plan) => {
  const { checksDocuments, maxPages } = provider.capabilities;
  if (checksDocuments && maxCostUsd === undefined) return { pageCount: undefined, warnings: [] };
  const mustCount = plan.pages !== "all" || maxCostUsd !== undefined || isOver(document, provider);
  return preflight(shelf, document, maxPages, mustCount);
};

/** Prepares a job for a provider. All bad input fails here, before anything is sent. */
export const prepare = (provider: Provider, job: Job): Effect.Effect<Prepared, OcrError> =>
  asyncStep(async (signal) => {
    const plan = planFor(job.request, provider, job.vendor);
    const document = await job.shelf.documentFor(provider, signal);
    checkDocument(document, provider);
    const { pageCount, warnings } = await look(job, provider, document, plan);
    const parts = planParts(document, plan, provider, pageCount);
    const named = parts.every((part) => part.pages !== undefined);
    const pages = named ? parts.flatMap((part) => part.pages ?? []).length : pageCount;
    return { plan: { ...plan, warnings: [...plan.warnings, ...warnings] }, document, parts, pages };
  });

/** Whether a document has more bytes than the provider takes. */
export const isOver = (document: CallDocument, { capabilities: { maxBytes } }: Provider): boolean =>
  document.kind === "bytes" && maxBytes !== undefined && document.bytes.length > maxBytes;
