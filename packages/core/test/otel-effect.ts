/** The pages of an invoice, traced with the OpenTelemetry SDK of the program. */
import { Ocr, type OcrOptions, type OcrResult } from "@ocr/core";
import * as OtelTracer from "@effect/opentelemetry/OtelTracer";
import * as Resource from "@effect/opentelemetry/Resource";
import type { TracerProvider } from "@opentelemetry/api";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";

export const readTraced = (sdk: TracerProvider, options: OcrOptions, bytes: Uint8Array): Promise<OcrResult> => {
  const tracing = OtelTracer.layer.pipe(
    Layer.provide(Layer.succeed(OtelTracer.OtelTracerProvider, sdk)),
    Layer.provide(Resource.layer({ serviceName: "invoices" })),
  );
  const program = Effect.gen(function* () {
    const ocr = yield* Ocr;
    return yield* ocr.process({ document: { bytes } });
  });
  return Effect.runPromise(program.pipe(Effect.provide(Ocr.layer(options)), Effect.provide(tracing)));
};
