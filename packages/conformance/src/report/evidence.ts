/** What stands behind the results: the questions and answers of checks that did not pass, and one reading of each document. */
import type { Fixture } from "../fixture/fixtures.ts";
import { responseFaults } from "../schema/validate.ts";
import type { Answer, AskOptions } from "../subject.ts";
import type { WireResponse } from "../wire.ts";
import { redacted, redactedText } from "./redact.ts";
import type { Result, Spent } from "./report.ts";

/** A question and what came of it. */
export interface Exchange {
  /** The document that was asked about, where it was one of the suite's. */
  readonly fixture?: string;
  /** The request, or what of it stood beside the document. */
  readonly request: unknown;
  /** Whatever else was done to the subject, such as a fault below it. */
  readonly more?: AskOptions;
  readonly answer: Answer;
}

/** An {@link Exchange} that may be shown: without credentials and payloads. */
export interface Traffic {
  readonly fixture?: string;
  readonly request: unknown;
  /** The injected fault, in JSON. */
  readonly fault?: unknown;
  readonly body?: unknown;
  readonly failure?: unknown;
  readonly calls?: Answer["calls"];
}

/** How a document of the suite was read. */
export interface Reading {
  readonly fixture: Fixture;
  readonly response: WireResponse;
  /** Whether all pages were asked for. */
  readonly whole: boolean;
}

/** What is kept of a run beside its report. */
export interface Evidence {
  /** By the ids of the checks that did not pass, in the order of asking. */
  readonly traffic: ReadonlyMap<string, ReadonlyArray<Traffic>>;
  /** By the names of the documents. */
  readonly readings: ReadonlyMap<string, Reading>;
  /** The credentials that were seen; they must not leave this process. */
  readonly secrets: ReadonlyArray<string>;
  readonly spent: Spent;
}

/** An {@link Evidence} that is being written. */
export interface EvidenceLog extends Evidence {
  /** Told of every question that a check asks, also when an earlier answer serves it. */
  readonly note: (exchange: Exchange, fixture?: Fixture) => void;
  /** Told of every result; keeps what was noted since the last one, if it is needed. */
  readonly keep: (result: Result) => void;
}

const isResponse = (body: unknown): body is WireResponse =>
  responseFaults(body).length === 0 && (body as WireResponse).pages.length > 0;

const pagesIn = (body: unknown): number => {
  const count = (body as Partial<WireResponse> | null | undefined)?.usage_info?.pages_processed;
  return typeof count === "number" && Number.isSafeInteger(count) && count > 0 ? count : 0;
};

/** How much can be shown of a reading: whole documents first, then those with boxes. */
const worthOf = ({ pages }: WireResponse): number => {
  const boxes = pages.reduce((sum, page) => sum + (page.blocks?.length ?? 0) + (page.images?.length ?? 0), 0);
  return pages.length * 1000 + Math.min(boxes, 999);
};

const isWhole = (request: unknown): boolean => ((request as { readonly pages?: unknown }).pages ?? null) === null;

const isNeeded = ({ status }: Result): boolean => status !== "pass" && status !== "not-applicable";

const trafficOf = ({ answer, fixture, more, request }: Exchange, secrets: ReadonlyArray<string>): Traffic => {
  const { body, calls, failure } = answer;
  const { cause: _, text: _text, ...told } = failure ?? { text: "" };
  return {
    ...(fixture === undefined ? {} : { fixture }),
    request: redacted(request, secrets),
    ...(more?.fault === undefined ? {} : { fault: redacted(JSON.parse(JSON.stringify(more.fault)), secrets) }),
    ...(body === undefined ? {} : { body: redacted(body, secrets) }),
    ...(failure === undefined ? {} : { failure: redacted(told, secrets) }),
    ...(calls === undefined ? {} : { calls }),
  };
};

/** Begins to collect. */
export const evidenceLog = (): EvidenceLog => {
  const exchanges = new Map<string, ReadonlyArray<Exchange>>();
  const readings = new Map<string, Reading>();
  const secrets = new Set<string>();
  const counted = new WeakSet<Answer>();
  let pages = 0;
  let usd: number | undefined;
  let pending: Array<Exchange> = [];
  return {
    // Most runs show nothing of it, and a credential may come to light later: so it is redacted when it is asked for.
    get traffic() {
      const known = [...secrets];
      return new Map([...exchanges].map(([id, noted]) => [id, noted.map((exchange) => trafficOf(exchange, known))]));
    },
    readings,
    get secrets() {
      return [...secrets];
    },
    get spent() {
      return { pages, ...(usd === undefined ? {} : { usd: Math.round(usd * 1e6) / 1e6 }) };
    },
    note: (exchange, fixture) => {
      pending.push(exchange);
      for (const secret of exchange.answer.secrets) secrets.add(secret);
      const { body, meta } = exchange.answer;
      // An answer can serve many checks, and was paid for once.
      if (counted.has(exchange.answer)) return;
      counted.add(exchange.answer);
      pages += pagesIn(body);
      if (meta?.cost !== undefined) usd = (usd ?? 0) + meta.cost.usd;
      if (fixture === undefined || exchange.more?.fault !== undefined || !isResponse(body)) return;
      const known = readings.get(fixture.name);
      if (known === undefined || worthOf(body) > worthOf(known.response))
        readings.set(fixture.name, { fixture, response: body, whole: isWhole(exchange.request) });
    },
    keep: (result) => {
      if (isNeeded(result)) exchanges.set(result.id, pending);
      pending = [];
    },
  };
};

/** The reason of a result without what must not be shown. */
export const shownReason = (reason: string, evidence: Evidence): string => redactedText(reason, evidence.secrets);
