/** Looks after a job until it ends. Trouble on the way is waited out: the job goes on without us. */
import { isOcrError } from "@ocr/core/provider";
import type { BatchJob, WaitOptions } from "./options.ts";

/** What waiting needs. */
export interface Waiting {
  readonly look: () => Promise<BatchJob>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const firstMs = 2000;
const mostMs = 60_000;
/** So many failures in a row are not passing trouble. */
const mostFailures = 8;

/** Waits for the end of a job. Rejects when looking fails for good. */
export const waitForEnd = async ({ look, sleep }: Waiting, { onProgress, pollMs }: WaitOptions): Promise<BatchJob> => {
  let failures = 0;
  let waitMs = pollMs ?? firstMs;
  for (;;) {
    const found = await look().catch((error: unknown) => {
      failures += 1;
      if (isOcrError(error) && error.retryable && failures < mostFailures) return error;
      throw error;
    });
    if (!isOcrError(found)) {
      failures = 0;
      onProgress?.(found);
      if (found.ended) return found;
    }
    const asked = isOcrError(found) ? (found.retryAfterMs ?? 0) : 0;
    await sleep(Math.max(waitMs, asked));
    if (pollMs === undefined) waitMs = Math.min(mostMs, waitMs * 1.5);
  }
};
