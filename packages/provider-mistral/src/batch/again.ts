/** Tries again what certainly did not happen; what perhaps did is never done twice. */
import { isOcrError, type OcrError } from "@ocr/core/provider";

/** Most tries. */
const tries = 4;
const firstMs = 1000;
/** A longer `Retry-After` is not waited for. */
const mostMs = 60_000;

/** Ways in which no connection comes about, by Node's codes and those of its `fetch`. */
const unconnected: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

/** Whether Mistral has certainly not taken the request: it said so, or was never reached. A 500, 502 or 504 may come after the work. */
export const wasNotTaken = ({ cause, reason, status }: OcrError): boolean =>
  status === 429 ||
  status === 503 ||
  (reason === "Network" && cause instanceof Error && unconnected.has(codeOf(cause.cause)));

/**
 * Does something, up to four times, as long as its failures are `harmless`. Waits a second, then twice as long each time,
 * and at least as long as Mistral asks for.
 */
export const again = async <T>(
  run: () => Promise<T>,
  harmless: (error: OcrError) => boolean,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<T> => {
  for (let tried = 1, wait = firstMs; ; tried += 1, wait *= 2) {
    try {
      return await run();
    } catch (error) {
      if (!isOcrError(error) || tried === tries || !harmless(error)) throw error;
      const { retryAfterMs = 0 } = error;
      if (retryAfterMs > mostMs) throw error;
      await sleep(Math.max(wait, retryAfterMs));
    }
  }
};
