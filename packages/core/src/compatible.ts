/** The client half of the contract: a provider for any server that answers `POST /v1/ocr` as Mistral does. */
import type { WireOptions } from "./compatible/body.ts";
import { compatibleCall } from "./compatible/call.ts";
import type { Capabilities } from "./contract/capabilities.ts";
import {
  type Call,
  type Credential,
  defineProvider,
  type Draft,
  type Model,
  type OcrError,
  type Provider,
} from "./provider.ts";
import type { Patience } from "./resilience/patience.ts";

export {
  type Cost,
  type CostOrReason,
  type Ledger,
  type LedgerEntry,
  type OcrResponse,
  type Picodollars,
  wireAnswer,
  type WireAnswer,
} from "./compatible/answer.ts";
export { wireBody, type WireOptions, wireOptions } from "./compatible/body.ts";
export { compatibleCall } from "./compatible/call.ts";
export { draftFromReply, draftFromText } from "./compatible/reply.ts";
export { type OcrInput, wireRequest, type WireRequest } from "./compatible/request.ts";
export type { Credential } from "./provider.ts";

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
  /** The environment variable that holds the key when `apiKey` is left out, read at each call; errors name it. */
  readonly keyVariable?: string;
  /** Further headers. They come after our own and may replace them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The first one is the default. */
  readonly models?: Readonly<Record<string, Model>>;
  /** Where the server can do less, or is limited, other than the full contract. */
  readonly capabilities?: Partial<Capabilities>;
  readonly patience?: Partial<Patience>;
  /** The `fetch` to use. Default: the client's. */
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
  hyperlinks: true,
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
export const compatible = (options: CompatibleOptions): Provider =>
  defineProvider({
    name: options.name,
    models: options.models ?? {},
    capabilities: { ...fullContract, ...options.capabilities },
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    process: compatibleCall(options),
  });
