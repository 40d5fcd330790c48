/** A job as Mistral shows it becomes ours. */
import type { Job } from "../vendor.ts";
import type { BatchJob } from "./options.ts";

const unfinished: ReadonlySet<string> = new Set(["QUEUED", "RUNNING", "CANCELLATION_REQUESTED"]);
const finished: ReadonlySet<string> = new Set(["SUCCESS", "FAILED", "TIMEOUT_EXCEEDED", "CANCELLED"]);

/** The job. A status that is newer than this package counts as an end when the job has a time of its end. */
export const jobFrom = (job: Job): BatchJob => ({
  id: job.id,
  status: job.status,
  ended: finished.has(job.status) || (!unfinished.has(job.status) && typeof job.completed_at === "number"),
  model: job.model ?? undefined,
  total: job.total_requests ?? 0,
  succeeded: job.succeeded_requests ?? 0,
  failed: job.failed_requests ?? 0,
  errors: (job.errors ?? []).map(
    ({ count, message }) => `${message ?? "no reason given"}${count && count > 1 ? ` (${count} times)` : ""}`,
  ),
});
