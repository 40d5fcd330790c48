/** The SPI: everything that the author of an adapter needs, and nothing else. */
import * as Effect from "effect/Effect";
import type { Capabilities, DocumentForm } from "./contract/capabilities.ts";
import type { ImageUrl } from "./contract/document.ts";
import type { Price } from "./contract/price.ts";
import type { RateLimits } from "./contract/rate-limits.ts";
import type { Granularity, ResponseFormat, TableFormat } from "./contract/request.ts";
import type { OcrResponse, Page } from "./contract/response.ts";
import { isOcrError, OcrError, type Reason } from "./error.ts";
import type { Patience } from "./resilience/patience.ts";

export { type Credential, keyFor, type KeySource } from "./credential.ts";
export { dataUri } from "./document/data-uri.ts";
export { isOcrError, OcrError, type OcrErrorFields, type Reason } from "./error.ts";
export { formatPages, pagesOf, type PageSelection } from "./pages.ts";
export { errorFromResponse } from "./resilience/http-error.ts";
export type { Patience } from "./resilience/patience.ts";
export { rateLimitsFromHeaders } from "./resilience/rate-limits.ts";
export { retryAfterMs } from "./resilience/retry-after.ts";
export type { Capabilities, DocumentForm, Price, RateLimits };

/** A document as a provider gets it: never base64. Core has made sure that its `kind` is one the provider claims. */
export type CallDocument =
  | {
      readonly kind: "bytes";
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly name?: string;
      readonly detail?: ImageDetail;
    }
  | {
      readonly kind: "url";
      readonly url: string;
      readonly as: "document" | "image";
      readonly name?: string;
      readonly detail?: ImageDetail;
    }
  | { readonly kind: "file"; readonly fileId: string; readonly detail?: undefined };

/** How closely an image should be looked at; a hint of the wire's `image_url`, for vendors that know it. */
export type ImageDetail = NonNullable<ImageUrl["detail"]>;

/** The options of a call, complete: no option is missing, `undefined` means not asked for. */
export interface CallOptions {
  readonly includeImages: boolean;
  readonly imageLimit: number | undefined;
  readonly imageMinSize: number | undefined;
  readonly tableFormat: TableFormat | undefined;
  readonly extractHeader: boolean;
  readonly extractFooter: boolean;
  readonly includeBlocks: boolean;
  readonly confidence: Granularity | undefined;
  readonly documentAnnotation: ResponseFormat | undefined;
  readonly documentAnnotationPrompt: string | undefined;
  readonly bboxAnnotation: ResponseFormat | undefined;
}

/** Something that was asked for and could not be done as asked, or that the caller should know. */
export interface Warning {
  /** A stable kebab-case word, such as `option-ignored`. */
  readonly code: string;
  /** One sentence for people. */
  readonly message: string;
  /** The page it is about, zero-based. */
  readonly page?: number;
}

/** What happened to one page. */
export interface PageReport {
  /** Zero-based number of the page in the source document. */
  readonly index: number;
  /** What read it, such as `text-layer` or `tesseract`. */
  readonly engine?: string;
  readonly milliseconds?: number;
}

/** A step of a running call. `done` of `total` pages are finished. */
export interface ProgressEvent {
  readonly type: "page";
  readonly provider: string;
  readonly page: PageReport;
  readonly done: number;
  readonly total: number;
}

/** A validated, planned request. */
export interface Call {
  readonly model: string;
  readonly document: CallDocument;
  /** `"all"`, or sorted, unique, zero-based page numbers. */
  readonly pages: "all" | ReadonlyArray<number>;
  readonly options: CallOptions;
  /** Aborts when the caller gives up or the time is over. Pass it to `fetch`. */
  readonly signal: AbortSignal;
  /** The `fetch` to use, unless the provider was given its own. */
  readonly fetch: typeof globalThis.fetch;
  /** Counts the pages that the call should bring; undefined when they cannot be counted here. A long file takes some time. */
  readonly countPages: () => Promise<number | undefined>;
  /** Waits on the clock of the pipeline, so that polling can be tested in virtual time. Rejects when the signal aborts. */
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** The time of the pipeline's clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Options of the vendor that the contract does not know; empty unless the provider claims `vendorOptions`. */
  readonly vendor: Readonly<Record<string, unknown>>;
  /** Tells the caller about a finished page. */
  readonly report: (page: PageReport, done: number, total: number) => void;
  /**
   * Tells core that the vendor has done the work: it has answered with success. Whatever happens to the answer from here
   * on (a connection that breaks, a caller who gives up), the ledger counts the call as billed.
   */
  readonly markBilled: () => void;
}

/** A page as a provider returns it: `index` and `markdown`, and whatever else it knows. Core fills the rest. */
export type DraftPage = Pick<Page, "index" | "markdown"> & Partial<Page>;

/**
 * What a provider returns: only what it knows. Keys that belong to the response are the wire's own (snake_case);
 * observations beside it are camelCase.
 */
export interface Draft {
  readonly pages: ReadonlyArray<DraftPage>;
  /** The model that answered; the model of the call when left out. */
  readonly model?: string;
  readonly document_annotation?: string | null;
  readonly usage_info?: Partial<OcrResponse["usage_info"]>;
  /** Other top-level keys of the vendor's reply that belong to the response. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly warnings?: ReadonlyArray<Warning>;
  readonly pageReports?: ReadonlyArray<PageReport>;
  /** The vendor's own reply, for `meta.native`. */
  readonly native?: unknown;
  /** The amount in US dollars that the vendor itself says it bills for this call. */
  readonly billedUsd?: number;
  /** What the vendor said about its limits. */
  readonly limits?: RateLimits;
}

/** The claims in which models of one provider may differ. */
export type ModelCapabilities = Partial<
  Pick<
    Capabilities,
    "images" | "tableFormats" | "header" | "footer" | "blocks" | "confidences" | "documentAnnotation" | "bboxAnnotation"
  >
>;

/** A model of a provider. Dates are written `YYYY-MM-DD`. */
export interface Model {
  /** Left out: unknown, and so is the cost. */
  readonly price?: Price;
  /** What this model can do other than the provider says for all of them. */
  readonly capabilities?: ModelCapabilities;
  /** The id is another name of this model, as of the price's date. */
  readonly aliasOf?: string;
  readonly released?: string;
  /** Not yet promised to stay. */
  readonly preview?: boolean;
  /** The day from which the vendor advises against it. */
  readonly deprecated?: string;
  /** The day from which the vendor no longer serves it; using it warns. */
  readonly retired?: string;
}

/** A provider is a plain value. Routers are providers made of providers. */
export interface Provider {
  readonly spec: "ocr/1";
  readonly name: string;
  /** The first one is the default. Other model ids are passed on as they are. */
  readonly models: Readonly<Record<string, Model>>;
  readonly capabilities: Capabilities;
  /** Reads a document: one attempt, without retries. Interruption stops it. */
  readonly process: (call: Omit<Call, "signal">) => Effect.Effect<Draft, OcrError>;
  /** How this provider should be waited for, where it differs from the default. */
  readonly patience?: Partial<Patience>;
  /** Frees what the provider holds (threads, sockets). Calling it twice is fine. */
  readonly close?: () => Promise<void>;
}

/** What {@link defineProvider} takes. */
export interface ProviderDefinition extends Omit<Provider, "spec" | "process"> {
  /** Reads a document: one attempt, without retries. `call.signal` stops it. */
  readonly process: (call: Call) => Promise<Draft>;
}

/** `JSON.parse` and zod say in their own ways that a reply was empty, `null` or cut off: that passes, another shape does not. */
const isCutOff = (cause: Error): boolean =>
  cause.name === "SyntaxError" || /received (null|undefined)/.test(cause.message.split('"path": []')[1] ?? "");

/** Makes the one error of whatever was thrown on the way to a vendor: a broken connection, a limit on time, an unreadable reply. */
export const errorFromUnknown =
  (provider: string) =>
  (cause: unknown): OcrError => {
    if (isOcrError(cause)) return cause;
    const { name, message } = cause instanceof Error ? cause : { name: "", message: "" };
    const fail = (reason: Reason, text: string, retryable?: boolean) =>
      new OcrError({ reason, message: text, provider, cause, retryable });
    if (name === "AbortError") return fail("Aborted", "the call was aborted");
    if (name === "TimeoutError") return fail("Timeout", `${provider} gave no answer in time`);
    if (cause instanceof Error && (name === "SyntaxError" || name.includes("ZodError"))) {
      const error = fail("ResponseInvalid", `${provider} sent a reply that cannot be read`, isCutOff(cause));
      // A parser of JSON quotes the reply.
      return name === "SyntaxError" ? error.with({ cause: undefined }) : error;
    }
    if (name === "TypeError" && (message === "fetch failed" || message === "terminated"))
      return fail("Network", `${provider} cannot be reached, or hung up`);
    return fail("Internal", `${provider} failed unexpectedly`);
  };

/**
 * Makes a provider from one async function. Cancellation, page selection, defaults, usage, cost and error mapping are
 * core's work.
 *
 * @example
 * ```ts
 * import { defineProvider } from "@ocr/core/provider";
 *
 * export const echo = defineProvider({
 *   name: "echo",
 *   models: { "echo-1": { price: { usdPerPage: 0, source: "it is ours", date: "2026-11-20" } } },
 *   capabilities: { documents: ["url"], pages: "simulated" },
 *   process: async ({ document }) => ({
 *     pages: [{ index: 0, markdown: document.kind === "url" ? document.url : "" }],
 *   }),
 * });
 * ```
 */
export const defineProvider = (definition: ProviderDefinition): Provider => ({
  ...definition,
  spec: "ocr/1",
  process: (call) =>
    Effect.tryPromise({
      try: (signal) => definition.process({ ...call, signal, sleep: (ms) => call.sleep(ms, signal) }),
      catch: errorFromUnknown(definition.name),
    }),
});
