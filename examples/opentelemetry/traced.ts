/**
 * A span for each call and, inside of it, one for each attempt at a provider,
 * made from the events of the call.
 */
import type {
  OcrClient,
  OcrEvent,
  OcrInput,
  OcrResult,
  ProcessOptions,
} from "@ocr/core";
import {
  context,
  SpanStatusCode,
  trace,
  type Tracer,
} from "@opentelemetry/api";

/** `ocr.process` with spans. They hold no text of documents and no keys. */
export const processTraced = (
  tracer: Tracer,
  ocr: OcrClient,
  input: OcrInput,
  options: Omit<ProcessOptions, "onEvent"> = {},
): Promise<OcrResult> => {
  const span = tracer.startSpan("ocr.process");
  const inside = trace.setSpan(context.active(), span);
  const began = Date.now();
  const onEvent = (event: OcrEvent): void => {
    if (event.type === "attempt") {
      const { durationMs, model, outcome, provider, startedMs } = event.attempt;
      const attributes = {
        "ocr.provider": provider,
        "ocr.model": model,
        "ocr.outcome": outcome,
      };
      const attempt = tracer.startSpan(
        "ocr.attempt",
        { attributes, startTime: began + startedMs },
        inside,
      );
      if (outcome !== "succeeded")
        attempt.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
      attempt.end(began + startedMs + durationMs);
    }
    if (event.type === "done") {
      span.setAttribute("ocr.outcome", event.outcome);
      if (event.pages !== undefined)
        span.setAttribute("ocr.pages", event.pages);
      if (event.usd !== undefined) span.setAttribute("ocr.cost_usd", event.usd);
      if (event.outcome !== "succeeded")
        span.setStatus({ code: SpanStatusCode.ERROR, message: event.outcome });
      span.end();
    }
  };
  return ocr.process(input, { ...options, onEvent });
};
