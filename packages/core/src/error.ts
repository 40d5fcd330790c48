/** The one error of the framework. Both doors (Promise and Effect) fail with it and with nothing else. */
import * as Data from "effect/Data";
import type { RateLimits } from "./contract/rate-limits.ts";
import type { OcrResponse } from "./contract/response.ts";

/** What went wrong, in words that a caller can act on. The list is closed; a word is added only when a caller would act differently. */
export const reasons = [
  "InvalidRequest",
  "Unsupported",
  "Unauthorized",
  "Forbidden",
  "NotFound",
  "TooLarge",
  "BudgetExceeded",
  "RateLimited",
  "QuotaExhausted",
  "Timeout",
  "Network",
  "Upstream",
  "ResponseInvalid",
  "Aborted",
  "Internal",
] as const;

/** One of {@link reasons}. */
export type Reason = (typeof reasons)[number];

/** The pages that were read before a call failed. */
export interface PartialResult {
  readonly response: OcrResponse;
  /** Zero-based pages that were asked for and are not in `response`. */
  readonly missingPages: ReadonlyArray<number>;
}

/** What an {@link OcrError} is made from. Only `reason` and `message` are required. */
export interface OcrErrorFields {
  readonly reason: Reason;
  /** One sentence for people. It never holds a key or the contents of a document. */
  readonly message: string;
  /** Whether the same call may succeed later. Follows from the reason unless given. */
  readonly retryable?: boolean | undefined;
  /** The shortest wait before the next try that the vendor asked for, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Name of the provider that failed. */
  readonly provider?: string | undefined;
  /** Model that was asked. */
  readonly model?: string | undefined;
  /** HTTP status of the vendor's answer. */
  readonly status?: number | undefined;
  /** The vendor's id of the request, for its support. */
  readonly requestId?: string | undefined;
  /** What the vendor said about its limits in the answer that failed. */
  readonly limits?: RateLimits | undefined;
  /** What had succeeded, and been paid for, before a part of the document failed for good. */
  readonly partial?: PartialResult | undefined;
  /** What caused it: the vendor's error, the abort reason, a thrown value. */
  readonly cause?: unknown;
}

const mark = Symbol.for("@ocr/core/OcrError");
const retryableReasons: ReadonlySet<Reason> = new Set(["RateLimited", "Timeout", "Network", "Upstream"]);

/**
 * The error that every failed call ends with.
 *
 * `reason` says what happened, `retryable` says whether trying again can help. An aborted call has the reason
 * `Aborted`, the `name` `"AbortError"`, and the signal's reason as `cause`.
 *
 * @example
 * ```ts
 * import { createOcr, isOcrError, type Provider } from "@ocr/core";
 *
 * export const read = async (provider: Provider, url: string) => {
 *   try {
 *     return await createOcr({ provider }).process({ document: { document_url: url } });
 *   } catch (error) {
 *     if (isOcrError(error) && error.reason === "RateLimited") return `try again in ${error.retryAfterMs} ms`;
 *     throw error;
 *   }
 * };
 * ```
 */
export class OcrError extends Data.TaggedError("OcrError")<OcrErrorFields & { readonly retryable: boolean }> {
  constructor(fields: OcrErrorFields) {
    super({ ...fields, retryable: fields.retryable ?? retryableReasons.has(fields.reason) });
    Object.defineProperty(this, mark, { value: true });
    this.name = fields.reason === "Aborted" ? "AbortError" : "OcrError";
  }

  /** The same error with some fields changed; its stack stays that of the failure. */
  with(fields: Partial<OcrErrorFields>): OcrError {
    const { cause, limits, message, model, partial, provider, reason, requestId, retryAfterMs, retryable, status } =
      this;
    const own = {
      cause,
      limits,
      message,
      model,
      partial,
      provider,
      reason,
      requestId,
      retryAfterMs,
      retryable,
      status,
    };
    const changed = new OcrError({ ...own, ...fields });
    if (this.stack !== undefined) changed.stack = this.stack;
    return changed;
  }
}

/**
 * Whether a value is an {@link OcrError}, also when it comes from another copy of this package.
 *
 * @example
 * ```ts
 * import { isOcrError } from "@ocr/core";
 *
 * isOcrError(new Error("no")); // false
 * ```
 */
export const isOcrError = (value: unknown): value is OcrError =>
  typeof value === "object" && value !== null && (value as Record<symbol, unknown>)[mark] === true;
