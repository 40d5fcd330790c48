/** Spans made from events: nothing but `@opentelemetry/api` is needed. */
import type { OcrClient, OcrEvent, OcrInput, OcrResult } from "@ocr/core";
import { context, trace, type Tracer } from "@opentelemetry/api";

export const processTraced = (tracer: Tracer, ocr: OcrClient, input: OcrInput): Promise<OcrResult> => {
  const span = tracer.startSpan("ocr.process");
  const inside = trace.setSpan(context.active(), span);
  const began = Date.now();
  const onEvent = (event: OcrEvent) => {
    if (event.type === "done") span.setAttribute("ocr.outcome", event.outcome).end();
    if (event.type !== "attempt") return;
    const { durationMs, model, outcome, provider, startedMs } = event.attempt;
    const attributes = { "ocr.provider": provider, "ocr.model": model, "ocr.outcome": outcome };
    const startTime = began + startedMs;
    tracer.startSpan("ocr.attempt", { attributes, startTime }, inside).end(startTime + durationMs);
  };
  return ocr.process(input, { onEvent });
};
