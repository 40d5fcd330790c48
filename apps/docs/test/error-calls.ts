/** The calls behind the error reference: each earns the error whose message is its key. */
import { createOcr, type OcrOptions, type Provider } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { defineProvider } from "@ocr/core/provider";
import { type Fault, fakeDocumentIntelligence, fakeMistral, makeDocument } from "@ocr/fakes";
import { azureDocumentIntelligence } from "@ocr/provider-azure";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

const bytes = await makeDocument({ seed: 1, pages: 1, pictures: false, tables: false });
const document = { bytes };
const once = { attempts: 1 };

const read = (provider: Provider, options: Omit<OcrOptions, "provider"> = {}) =>
  createOcr({ provider, patience: once, ...options }).process({ document });

/** A call of Mistral, where something goes wrong. */
const atMistral = async (...faults: ReadonlyArray<Fault>) => {
  await using fake = await fakeMistral({ faults });
  await read(mistral({ baseURL: fake.url, apiKey: fake.apiKey }), { timeoutMs: 1000 });
};

const silent = async () => {
  await using fake = await fakeMistral({ faults: [{ kind: "stall", when: "headers" }] });
  await read(mistral({ baseURL: fake.url, apiKey: fake.apiKey }), { timeoutMs: 100 });
};

const atAzure = async (model: string, fault?: Fault) => {
  await using fake = await fakeDocumentIntelligence(fault === undefined ? {} : { faults: [fault] });
  await read(azureDocumentIntelligence({ endpoint: fake.url, apiKey: fake.apiKey, model }));
};

const broken = defineProvider({
  name: "acme",
  models: { "acme-1": {} },
  capabilities: { documents: ["bytes"], pages: "native" },
  process: () => Promise.reject(new Error("a mistake in the adapter")),
});

const small = compatible({
  name: "acme",
  baseURL: "http://127.0.0.1:9",
  models: { m: {} },
  capabilities: { maxBytes: 9 },
});

const outOfVolume = { error: { code: "403", message: "Out of call volume quota for FormRecognizer F0 pricing tier." } };
const unpaid = { detail: "Payment required" };

/** What earns each error of the reference, by its message. */
export const errorCalls: Readonly<Record<string, () => unknown>> = {
  'unknown option "langauge"': () =>
    createOcr({ provider: local() }).process({ document, langauge: "en" } as { document: { bytes: Uint8Array } }),
  "mistral answered 422: body.quality: Extra inputs are not permitted": async () => {
    await using fake = await fakeMistral();
    const ocr = createOcr({ provider: mistral({ baseURL: fake.url, apiKey: fake.apiKey }) });
    await ocr.process({ document }, { vendor: { quality: 2 } });
  },
  "local cannot do document_annotation_format": () =>
    createOcr({ provider: local() }).process({
      document,
      document_annotation_format: { type: "json_schema", json_schema: { name: "a", schema: {} } },
    }),
  "local takes no document by file; it takes bytes": () =>
    createOcr({ provider: local() }).process({ document: { file_id: "f-1" } }),
  "mistral: there is no key; set MISTRAL_API_KEY or give apiKey": () => read(mistral({ apiKey: "" })),
  "mistral answered 401: Unauthorized; check the key given as apiKey": async () => {
    await using fake = await fakeMistral();
    await read(mistral({ baseURL: fake.url, apiKey: "wrong" }));
  },
  "mistral answered 403: This model is not available in your subscription tier": () =>
    atMistral({ kind: "status", status: 403 }),
  "azure-di answered 404: Resource not found. The requested model was not found. (ModelNotFound)": () =>
    atAzure("our-invoices"),
  "document: page 0 alone is larger than acme takes": () => read(small),
  "mistral answered 429: Rate limit exceeded": () =>
    atMistral({ kind: "status", status: 429, headers: { "retry-after": "90" } }),
  "mistral answered 402: Payment required": () => atMistral({ kind: "status", status: 402, body: unpaid }),
  "azure-di answered 403: Out of call volume quota …": () =>
    atAzure("prebuilt-layout", { kind: "status", status: 403, body: outOfVolume }),
  "mistral gave no answer in 100 ms": silent,
  "mistral answered 504": () => atMistral({ kind: "status", status: 504, body: {} }),
  "mistral cannot be reached, or hung up": () => read(mistral({ baseURL: "http://127.0.0.1:9", apiKey: "k" })),
  "mistral answered 503: Internal server error": () => atMistral({ kind: "status", status: 503 }),
  "mistral sent null instead of a reply": () => atMistral({ kind: "body", text: "null" }),
  "mistral sent a reply that is not JSON, or was cut off": () => atMistral({ kind: "truncate" }),
  "mistral sent a reply that does not fit at pages: …": () => atMistral({ kind: "body", text: '{"text":"hello"}' }),
  "the call was aborted": () =>
    createOcr({ provider: local() }).process({ document }, { signal: AbortSignal.abort("the user left") }),
  "acme failed unexpectedly": () => read(broken),
};
