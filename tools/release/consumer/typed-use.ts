/** What a user's editor must know: every entry point, with its types as they are published. */
import { balance, createOcr, fallback, Ocr, type OcrError, type OcrEvent, type OcrResult } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { fileDocument, saveDocument } from "@ocr/core/node";
import { type Chunk, toChunks, toHtml, toText } from "@ocr/core/output";
import { type Capabilities, defineProvider, type Provider } from "@ocr/core/provider";
import { judge, providerSubject } from "@ocr/conformance";
import { describeConformance } from "@ocr/conformance/vitest";
import { fakeAimlapi, fakeDocumentIntelligence, fakeFoundry } from "@ocr/fakes";
import { aimlapi } from "@ocr/provider-aimlapi";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";
import { local } from "@ocr/provider-local";
import { mistral, mistralBatch } from "@ocr/provider-mistral";
import * as Effect from "effect/Effect";
import * as z from "zod";

const capabilities: Capabilities = { documents: ["bytes"], pages: "simulated" };
export const own: Provider = defineProvider({
  name: "own",
  models: { "own-1": {} },
  capabilities,
  process: async ({ document, signal }) => ({
    pages: [{ index: 0, markdown: `${document.kind} ${signal.aborted}` }],
  }),
});

export const all = () =>
  fallback([
    balance([mistral(), azure({ endpoint: "https://example.services.ai.azure.com" })]),
    azureDocumentIntelligence({ endpoint: "https://example.cognitiveservices.azure.com" }),
    aimlapi(),
    compatible({ name: "house", baseURL: "https://ocr.example.com", models: { "ocr-1": {} } }),
    local({ languages: ["eng"] }),
    own,
  ]);

const Invoice = z.object({ total: z.number() });

export const read = async (path: string, onEvent: (event: OcrEvent) => void): Promise<number> => {
  await using ocr = createOcr({ provider: all() });
  const document = await fileDocument(path);
  const result = await ocr.annotate({ document }, { documentAnnotation: Invoice }, { onEvent, maxCostUsd: 0.5 });
  const total: number | undefined = result.documentAnnotation?.total;
  return total ?? 0;
};

export const written = async (result: OcrResult, folder: string): Promise<ReadonlyArray<Chunk>> => {
  await saveDocument(result.response, folder);
  console.log(toText(result.response), toHtml(result.response));
  return toChunks(result.response);
};

export const effectful: Effect.Effect<string, OcrError> = Effect.gen(function* () {
  const ocr = yield* Ocr;
  const { response } = yield* ocr.process({ document: { document_url: "https://example.com/a.pdf" } });
  // @ts-expect-error Markdown is text, and there may be no page
  const wrong: number = response.pages[0]?.markdown;
  console.log(wrong);
  return response.pages[0]?.markdown ?? "";
}).pipe(Effect.provide(Ocr.layer({ provider: own })));

export const jobs = () => mistralBatch().get("id");
export const fakes = () => Promise.all([fakeAimlapi(), fakeFoundry(), fakeDocumentIntelligence()]);
export const judged = () => judge(providerSubject({ provider: own }), { seed: 1 });
export const suite = () => describeConformance("own", { provider: own });
