/** Tells what happened to everybody who listens: the caller's hook, the metrics, the log, the span. Nobody is told contents or secrets. */
import * as Effect from "effect/Effect";
import * as LogLevel from "effect/LogLevel";
import type { OcrEvent } from "../events.ts";
import { observe } from "./observe.ts";
import { addToSpan, type Attributes } from "./trace.ts";
import type { Trail } from "./trail.ts";

/** What stands in the log: the event's own fields, an attempt's beside them. */
const fieldsOf = (event: OcrEvent): Record<string, unknown> => {
  const { type: _, ...fields } = event;
  if (!("attempt" in fields) || typeof fields.attempt !== "object") return fields;
  const { attempt, ...rest } = fields;
  const { requestId: vendorRequestId, ...own } = attempt;
  return { ...rest, ...own, ...(vendorRequestId === undefined ? {} : { vendorRequestId }) };
};

const log = (event: OcrEvent): Effect.Effect<void> =>
  Effect.flatMap(LogLevel.isEnabled("Debug"), (enabled) =>
    enabled ? Effect.annotateLogs(Effect.logDebug(`ocr.${event.type}`), fieldsOf(event)) : Effect.void,
  );

const attributesOf = (event: OcrEvent): Attributes => {
  if (event.type === "attempt") {
    const { billed, outcome, requestId, status, usd } = event.attempt;
    return {
      "ocr.outcome": outcome,
      "ocr.cost_usd": usd,
      "ocr.billed": billed,
      "ocr.vendor_request_id": requestId,
      "http.response.status_code": status,
    };
  }
  if (event.type !== "done") return {};
  return {
    "ocr.request_id": event.requestId,
    "ocr.outcome": event.outcome,
    "ocr.provider": event.provider,
    "ocr.pages": event.pages,
    "ocr.cost_usd": event.usd,
  };
};

/** Tells about an event. */
export const tell = (trail: Trail, event: OcrEvent): Effect.Effect<void> => {
  trail.emit(event);
  const noted = Effect.flatMap(observe(event), () => log(event));
  return event.type === "attempt" || event.type === "done"
    ? Effect.flatMap(noted, () => addToSpan(() => attributesOf(event)))
    : noted;
};
