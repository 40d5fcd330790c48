/** What stands before every service of Azure: keys, tokens, request limits, and its own error bodies. */
import type { FakeAnswer, FakeRequest } from "../server/exchange.ts";

/** An answer that ends a request; thrown by whatever finds the fault. */
export class Refusal extends Error {
  readonly answer: FakeAnswer;
  constructor(answer: FakeAnswer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

const texts: Readonly<Record<number, string>> = {
  401: "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
  403: "Public access is disabled. Please configure private endpoint.",
  404: "Resource not found",
  429: "Requests to the Analyze Operation have exceeded rate limit of your current pricing tier. Please retry after 1 second.",
};

/** The gateway's body of a status: its codes are numbers written as texts. */
export const gatewayBody = (status: number): unknown => ({
  error: { code: String(status), message: texts[status] ?? "A fault of the fake" },
});

/** The gateway's refusal. */
export const gatewayRefusal = (status: number, headers?: Readonly<Record<string, string>>): Refusal =>
  new Refusal({ status, body: gatewayBody(status), ...(headers === undefined ? {} : { headers }) });

/** Who may ask. */
export interface Doors {
  readonly apiKey: string;
  /** Tokens that are taken beside the key. */
  readonly tokens: ReadonlyArray<string>;
  /** Headers that may hold the key. `authorization` holds it behind `Bearer`. */
  readonly keyHeaders: ReadonlyArray<string>;
}

/** Who asks, as a text to compare. Throws 401. */
export const callerOf = ({ headers }: FakeRequest, { apiKey, keyHeaders, tokens }: Doors): string => {
  const bearer = /^Bearer (.+)$/.exec(headers["authorization"] ?? "")?.[1];
  if (bearer !== undefined && tokens.includes(bearer)) return `token ${bearer}`;
  const given = keyHeaders.map((name) => (name === "authorization" ? bearer : headers[name]));
  if (!given.includes(apiKey)) throw gatewayRefusal(401);
  return "key";
};

/** Counts requests in windows. */
export interface RequestLimit {
  /** Takes one. Throws 429 with `Retry-After` when none is left. */
  readonly take: () => void;
  readonly headers: () => Readonly<Record<string, string>>;
}

/** Makes a limit of so many requests in a window, told in headers as Foundry tells it. */
export const requestLimit = (most: number, windowMs: number, now: () => number, key: string): RequestLimit => {
  let start = 0;
  let used = 0;
  const left = () => Math.max(1, Math.ceil((start + windowMs - now()) / 1000));
  const headers = () => ({
    "x-ratelimit-key": key,
    "x-ratelimit-limit-requests": String(most),
    "x-ratelimit-remaining-requests": String(Math.max(0, most - used)),
    "x-ratelimit-renewalperiod-requests": String(windowMs / 1000),
    "x-ratelimit-reset-requests": String(left()),
  });
  return {
    headers,
    take: () => {
      const at = now();
      if (at - start >= windowMs) {
        start = at;
        used = 0;
      }
      if (used >= most) throw gatewayRefusal(429, { ...headers(), "retry-after": String(left()) });
      used += 1;
    },
  };
};
