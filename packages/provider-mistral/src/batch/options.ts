/** What users can set on jobs. */
import type { Ledger, OcrInput } from "@ocr/core/compatible";
import type { Price } from "@ocr/core/provider";
import type { MistralConnection } from "../options.ts";

/** Options of `mistralBatch`. */
export interface MistralBatchOptions extends MistralConnection {
  /** Your own prices by model; they come before those of the catalogue. */
  readonly prices?: Readonly<Record<string, Price>>;
  /** Waits between two looks at a job, and between two tries to make one. Default: real time. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** Options that every call takes. */
export interface JobCallOptions {
  /** Stops the call, not the job; it then rejects with reason `Aborted`. */
  readonly signal?: AbortSignal;
}

/** Options of `create`. */
export interface CreateOptions extends JobCallOptions {
  /** The model of all documents that name none. Default: the provider's. */
  readonly model?: string;
  /**
   * How the requests travel: `inline` in the call that makes the job, or as a JSONL `file` that is uploaded first. `auto`
   * (default): inline up to 8 MiB and 10,000 requests.
   */
  readonly via?: "auto" | "inline" | "file";
  /** Labels that stay with the job: keys of at most 32 characters, values of at most 512. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** After this time Mistral gives up on the job; 1 to 168, default 24. */
  readonly timeoutHours?: number;
}

/** Options of `wait`. */
export interface WaitOptions extends JobCallOptions {
  /** Time between two looks, in milliseconds. Default: 2 s at first, growing to 60 s. */
  readonly pollMs?: number;
  /** Told of the job after each look. */
  readonly onProgress?: (job: BatchJob) => void;
}

/** Options of `results`. */
export interface ResultsOptions extends JobCallOptions {
  /** Gets one entry per document, at the price of a batch. Whoever collects twice records twice. */
  readonly ledger?: Ledger;
  /** Labels for the ledger. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The requests of a job: an object by id, or pairs of id and request, also asynchronous ones. Ids must differ. */
export type BatchRequests =
  | Readonly<Record<string, OcrInput>>
  | Iterable<readonly [string, OcrInput]>
  | AsyncIterable<readonly [string, OcrInput]>;

/** A job at Mistral. Its id is all that is needed to come back to it. */
export interface BatchJob {
  readonly id: string;
  /** Mistral's word: `QUEUED`, `RUNNING`, `SUCCESS`, `FAILED`, `TIMEOUT_EXCEEDED`, `CANCELLATION_REQUESTED`, `CANCELLED`. */
  readonly status: string;
  /** No more will come of it. */
  readonly ended: boolean;
  readonly model: string | undefined;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
  /** What Mistral says went wrong with the job as a whole. */
  readonly errors: ReadonlyArray<string>;
}
