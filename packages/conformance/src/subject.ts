/** What is judged, as the judge sees it: something that is asked, and answers with a body or a failure. */
import type { Claims } from "./claims.ts";
import type { Fault } from "./port/fault.ts";

/** How a subject failed. */
export interface Failure {
  /** The framework's word for it; left out over HTTP, where only the status tells. */
  readonly reason?: string;
  /** Over HTTP the status of the answer; in process that of the upstream's answer, where it gave one. */
  readonly status?: number;
  readonly name?: string;
  readonly message: string;
  readonly provider?: string;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly retryable?: boolean;
  /** What caused it, such as the reason of an abort. */
  readonly cause?: unknown;
  /** Everything that a log could show of it. */
  readonly text: string;
}

/** A request to the subject's upstream, as the fault port saw it. */
export interface UpstreamCall {
  /** Virtual milliseconds since the question. */
  readonly atMs: number;
  /** Whether the injected fault struck it. */
  readonly struck: boolean;
}

/** An answer. */
export interface Answer {
  /** The body of a success, plain JSON. */
  readonly body?: unknown;
  readonly failure?: Failure;
  /** Calls to the upstream; left out when they cannot be seen. */
  readonly calls?: ReadonlyArray<UpstreamCall>;
  /** Virtual milliseconds; left out without a virtual clock. */
  readonly ms?: number;
  /** What stands beside the body, in process: price, warnings. */
  readonly meta?: {
    readonly cost?: { readonly usd: number; readonly source?: string };
    readonly warnings?: ReadonlyArray<{ readonly code: string; readonly message: string }>;
  };
  /** Price of a page that the provider names for the model that answered. */
  readonly usdPerPage?: number;
  /** The credentials that the upstream was shown. */
  readonly secrets: ReadonlyArray<string>;
}

/** A document at an address, for a subject whose `forms` have `url`. */
export interface HostedDocument {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Beside a question. */
export interface AskOptions {
  readonly fault?: Fault;
  /** Stops the question; the subject then runs on the real clock. */
  readonly signal?: AbortSignal;
  /** Told of each call to the upstream before it is made. */
  readonly onCall?: () => void;
  /** Limit of one attempt, in (virtual) milliseconds. */
  readonly timeoutMs?: number;
  /** What whoever fetches the document finds at its address. */
  readonly hosted?: HostedDocument;
  /** Options of the vendor that the contract does not know. */
  readonly vendor?: Readonly<Record<string, unknown>>;
}

/** Something that can be judged. */
export interface Subject {
  readonly name: string;
  readonly claims: Claims;
  /** `module`: a provider in process. `url`: an HTTP server. */
  readonly kind: "module" | "url";
  /** Whether faults can be put between the subject and its upstream. */
  readonly faults: boolean;
  /**
   * Forms of a document that it can be asked with beside a data URI: `bytes` as they are, and the address of a document
   * that was `hosted`. Left out: none.
   */
  readonly forms?: ReadonlyArray<"bytes" | "url">;
  /** Asks with the JSON of `POST /v1/ocr`. Never rejects for what the subject does. */
  readonly ask: (request: unknown, options?: AskOptions) => Promise<Answer>;
  /** Frees what the subject holds. */
  readonly close: () => Promise<void>;
}
