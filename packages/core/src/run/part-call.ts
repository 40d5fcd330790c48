/** One part of a document on its way to one provider: everything that does not change from attempt to attempt. */
import type { Plan } from "../plan.ts";
import type { CallDocument, PageReport, Provider } from "../provider.ts";
import type { Part } from "../split/part.ts";
import type { Job } from "./job.ts";

/** Where a call stands: everything that does not change from attempt to attempt. */
export interface PartCall {
  readonly provider: Provider;
  readonly plan: Plan;
  readonly part: Part;
  readonly document: CallDocument;
  readonly job: Job;
  /** Pages of the source that the part brings, when known. */
  readonly pageCount: number | undefined;
  /** Tells the caller about a finished page; counts over all parts. */
  readonly report: (page: PageReport, done: number, total: number) => void;
}
