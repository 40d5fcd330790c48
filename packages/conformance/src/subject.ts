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
  /** Scheme, host and port that it went to. */
  readonly origin?: string;
  /** Whether it showed a credential. */
  readonly showsKey?: boolean;
  /** Whether the caller has stopped it: by the signal that came with it. */
  readonly left?: boolean;
  /** Bytes of a body without end that were read. */
  readonly readBytes?: number;
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
    /** Who answered. */
    readonly provider?: string;
    readonly model?: string;
    /** What failed attempts have cost beside it. */
    readonly failedUsd?: number;
    /** Everybody who was asked, in order. */
    readonly attempts?: ReadonlyArray<{ readonly provider: string; readonly outcome: string }>;
  };
  /** Everything that people could come to see of it, by where they would: only of a question that was watched. */
  readonly shown?: Readonly<Record<string, string>>;
  /** How often each stand-in was asked, by its name. */
  readonly standIns?: Readonly<Record<string, number>>;
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

/** What stands beside the subject in a router: `able` reads everything, `modest` can do nothing beyond the core of the contract, `broken` fails. */
export type StandIn = "able" | "modest" | "broken";

/** A router of the framework, with the subject as one of its members. */
export interface RoutePlan {
  /** `route` picks by the prefix of the model, which is the member's name. */
  readonly kind: "fallback" | "balance" | "hedge" | "route";
  readonly members: ReadonlyArray<{
    readonly name: string;
    readonly who: "subject" | StandIn;
    /** Models that stand for those that requests name; `""` stands for the subject's own. */
    readonly models?: Readonly<Record<string, string>>;
    /** Milliseconds of one attempt. */
    readonly timeoutMs?: number;
  }>;
  /** The model that the request names; `{}` in it is replaced by the subject's own. Left out: none. */
  readonly model?: string;
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
  /** The question goes to a router in which the subject is a member. */
  readonly route?: RoutePlan;
  /** Keeps everything that people could come to see. */
  readonly watch?: boolean;
  /** Options of the vendor that the contract does not know. */
  readonly vendor?: Readonly<Record<string, unknown>>;
}

/** What became of the documents of a batch. */
export interface BatchAnswer {
  /** In the order in which the framework returned them. */
  readonly outcomes: ReadonlyArray<{ readonly id: string; readonly status: string } & Pick<Answer, "body" | "failure">>;
  readonly calls: ReadonlyArray<UpstreamCall>;
}

/** Beside a batch. */
export interface BatchOptions extends Pick<AskOptions, "fault" | "signal" | "onCall"> {
  readonly concurrency?: number;
  /** Leaves the stream of outcomes after the first one. */
  readonly leave?: boolean;
}

/** An HTTP request to a server, wherever it differs from a question. */
export interface RawRequest {
  readonly method?: string;
  /** In place of the path of the endpoint. */
  readonly path?: string;
  /** Null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** An HTTP answer; `text` is its body. */
export interface RawReply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** The name of the failure of a question that was not asked, because a limit stood against it. */
export const notAskedName = "NotAsked";

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
  /** Reads many documents by the framework's batch, on the real clock; left out where there is none. */
  readonly batch?: (
    requests: ReadonlyArray<readonly [id: string, request: unknown]>,
    options?: BatchOptions,
  ) => Promise<BatchAnswer>;
  /** Frees what the provider holds, as an application does; it starts again when it is needed. Its upstream stays. */
  readonly release?: () => Promise<void>;
  /** The same provider with another key; left out where that cannot be made. */
  readonly withKey?: (key: string) => Subject;
  /** Sends any HTTP request; rejects when there is no answer. Left out for what is no server. */
  readonly send?: (request: RawRequest) => Promise<RawReply>;
  /** The model that is named in questions that name none, over HTTP. */
  readonly model?: string;
  /** Whether the server was given a key. */
  readonly keyed?: boolean;
  /** Why a question was not asked since this was called last; undefined when all were. Left out: there is no limit. */
  readonly notAsked?: () => string | undefined;
  /** Frees what the subject holds. */
  readonly close: () => Promise<void>;
}
