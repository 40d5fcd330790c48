/** From what went wrong in the threads to the one error of the framework. */
import { isOcrError, OcrError, type Reason } from "@ocr/core/provider";
import { DocumentFault, type DocumentFaultKind } from "./document-fault.ts";
import { PageTimeout } from "./thread/time-limit.ts";

const reasonOf: Readonly<Record<DocumentFaultKind, Reason>> = {
  encrypted: "InvalidRequest",
  "wrong-password": "InvalidRequest",
  "not-pdf": "InvalidRequest",
  damaged: "InvalidRequest",
  empty: "InvalidRequest",
  "unsupported-type": "Unsupported",
  "too-large": "TooLarge",
};

/** The error of a failed session. A page that was too slow once will be so again: not retryable. */
export const errorFromFailure = (provider: string, model: string, cause: unknown): OcrError => {
  if (isOcrError(cause)) return cause;
  const make = (reason: Reason, message: string) =>
    new OcrError({ reason, message, provider, model, cause, retryable: false });
  if (cause instanceof DocumentFault) return make(reasonOf[cause.kind], cause.message);
  if (cause instanceof PageTimeout) return make("Timeout", cause.message);
  if (cause instanceof Error && cause.name === "AbortError") return make("Aborted", "the call was aborted");
  if (cause instanceof Error && cause.name === "MissingLanguage") return make("InvalidRequest", cause.message);
  return make("Internal", `${provider} failed: ${cause instanceof Error ? cause.message : String(cause)}`);
};
