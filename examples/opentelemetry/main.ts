/**
 * One call with a retry, as spans on the console: `node main.ts`. Put your
 * exporter where the console's is.
 */
import { createOcr } from "@ocr/core";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";
import {
  BasicTracerProvider,
  ConsoleSpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { processTraced } from "./traced.ts";

const sdk = new BasicTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(new ConsoleSpanExporter())],
});
const tracer = sdk.getTracer("invoices");

// A stand-in of Mistral on this machine, which is overloaded at first.
const fake = await fakeMistral({ faults: [{ kind: "status", status: 503 }] });
const ocr = createOcr({
  provider: mistral({ apiKey: fake.apiKey, baseURL: fake.url }),
  patience: { baseDelayMs: 20 },
});
await processTraced(tracer, ocr, {
  document: { bytes: await makeDocument({ seed: 1 }) },
});

await sdk.shutdown(); // sends what is left
await ocr.close();
await fake.close();
