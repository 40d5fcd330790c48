/** The client half of the contract: a provider for any server that answers `POST /v1/ocr` as Mistral does. */
import { wireBody, type WireOptions, wireOptions } from "./compatible/body.ts";
import { draftFromText } from "./compatible/reply.ts";
import type { Capabilities } from "./contract/capabilities.ts";
import {
  type Call,
  defineProvider,
  type Draft,
  type Model,
  type OcrError,
  type Provider,
  type Warning,
} from "./provider.ts";
import { errorFromResponse } from "./resilience/http-error.ts";
import type { Patience } from "./resilience/patience.ts";
import { rateLimitsFromHeaders } from "./resilience/rate-limits.ts";

export { wireBody, type WireOptions, wireOptions } from "./compatible/body.ts";
export { draftFromText } from "./compatible/reply.ts";

/** A key, or a function that gets one when it is needed (a token that expires, a secret store). */
export type Credential = string | (() => string | Promise<string>);

/** Where the server is and what it can do. */
export interface CompatibleOptions {
  /** Name in errors, events and prices. */
  readonly name: string;
  /** Such as `https://ocr.example.com`. */
  readonly baseURL: string;
  /** Default `/v1/ocr`. */
  readonly path?: string;
  /** Sent as a bearer token; left out for servers without keys. */
  readonly apiKey?: Credential;
  /** Further headers. They come after our own and may replace them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The first one is the default. */
  readonly models?: Readonly<Record<string, Model>>;
  /** Where the server can do less, or is limited, other than the full contract. */
  readonly capabilities?: Partial<Capabilities>;
  readonly patience?: Partial<Patience>;
  readonly fetch?: typeof globalThis.fetch;
  /** Changes the options of a request, for servers with a dialect. The document is not among them. */
  readonly dialect?: (options: WireOptions, call: Call) => WireOptions;
  /** Adds what the server says in its own way, such as the amount that it bills. */
  readonly enrich?: (draft: Draft, reply: { readonly headers: Headers; readonly call: Call }) => Draft;
  /** Adds to the error of a refused request what the server cannot know, such as the variable that holds the key. */
  readonly explain?: (error: OcrError) => OcrError;
}

/** The full contract of Mistral OCR 4.1 (state of 2026-09): what a server claims when nothing else is said. */
export const fullContract: Capabilities = {
  documents: ["url", "bytes", "file"],
  pages: "native",
  images: true,
  imageFilters: true,
  tableFormats: ["markdown", "html"],
  header: true,
  footer: true,
  blocks: true,
  confidences: ["word", "page", "block"],
  documentAnnotation: true,
  bboxAnnotation: true,
  vendorOptions: true,
};

const deprecationOf = (headers: Headers, model: string): ReadonlyArray<Warning> => {
  const date = headers.get("x-model-deprecation-timestamp");
  return date === null ? [] : [{ code: "model-deprecated", message: `model: ${model} is deprecated (${date})` }];
};

/**
 * A provider for a server that speaks the contract: Mistral itself, a LiteLLM proxy, our own gateway, a self-hosted
 * backend. Documents in memory travel as data URIs, encoded once. Fails with the reasons that the server's statuses
 * stand for.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { compatible } from "@ocr/core/compatible";
 *
 * const provider = compatible({ name: "house", baseURL: "https://ocr.example.com", models: { "ocr-1": {} } });
 * export const ocr = createOcr({ provider });
 * ```
 */
export const compatible = (options: CompatibleOptions): Provider => {
  const { apiKey, dialect, enrich, explain = (error) => error, name, path = "/v1/ocr" } = options;
  const url = `${options.baseURL.replace(/\/+$/, "")}${path}`;
  return defineProvider({
    name,
    models: options.models ?? {},
    capabilities: { ...fullContract, ...options.capabilities },
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    process: async (call) => {
      const plain = { ...wireOptions(call.model, call.pages, call.options), ...call.vendor };
      // A dialect may refuse options: before anything is asked for, also a token.
      const wire = dialect === undefined ? plain : dialect(plain, call);
      const key = typeof apiKey === "function" ? await apiKey() : apiKey;
      const response = await (options.fetch ?? call.fetch)(url, {
        method: "POST",
        // A redirect could carry the key to another host.
        redirect: "error",
        signal: call.signal,
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...options.headers,
        },
        body: wireBody(call.document, wire),
      });
      const { headers } = response;
      if (!response.ok) throw explain(await errorFromResponse(name, response, { model: call.model, now: call.now() }));
      call.markBilled();
      const limits = rateLimitsFromHeaders(headers);
      const draft: Draft = {
        ...draftFromText(name, await response.text()),
        warnings: deprecationOf(headers, call.model),
        ...(limits === undefined ? {} : { limits }),
      };
      return enrich === undefined ? draft : enrich(draft, { headers, call });
    },
  });
};
