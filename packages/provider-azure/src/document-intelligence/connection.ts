/** Requests to the one host that may see the key, and requests that do not give up at the first failure. */
import { type Call, isOcrError, OcrError, retryAfterMs } from "@ocr/core/provider";
import { failureOf } from "./failure.ts";

/** Sends requests of one call, always with the same secret: the vendor binds a result to who asked for it. */
export interface Connection {
  readonly call: Call;
  /** Sends a request as it is; any status is an answer. */
  readonly send: (url: string, init?: RequestInit) => Promise<Response>;
  /** A text of the vendor without the secret: some quote the key that they refuse, in sentences that no pattern knows. */
  readonly hide: (text: string) => string;
}

type Fetch = typeof globalThis.fetch;

/** What proves who asks. */
export interface Secret {
  readonly header: "authorization" | "ocp-apim-subscription-key";
  readonly value: string;
}

/** Connects with a secret in its header. */
export const connect = (call: Call, fetch: Fetch, { header, value }: Secret): Connection => ({
  call,
  hide: (text) => text.replaceAll(value, "…"),
  send: (url, init = {}) =>
    fetch(url, {
      // A redirect could carry the key to another host: it is an answer like any other, and no success.
      redirect: "manual",
      signal: call.signal,
      ...init,
      headers: {
        [header]: header === "authorization" ? `Bearer ${value}` : value,
        ...(init.headers as Readonly<Record<string, string>> | undefined),
      },
    }),
});

/** Waits after failures grow from here to there, in milliseconds. */
const firstWait = 1000;
const longestWait = 10_000;
/** Failures in a row after which the vendor counts as gone. */
const mostFailures = 8;

/** The error of a failed try when another one may succeed; anything else is thrown. */
const passing = (cause: unknown, call: Call): OcrError => {
  if (call.signal.aborted) throw cause;
  if (isOcrError(cause)) {
    if (!cause.retryable) throw cause;
    return cause;
  }
  // `fetch` says so when a connection breaks or cannot be made.
  if (cause instanceof TypeError)
    return new OcrError({
      reason: "Network",
      message: "azure-di cannot be reached, or hung up",
      provider: "azure-di",
      cause,
    });
  throw cause;
};

/**
 * Gets something that can be asked for again: what is read of the answer, tried again when the vendor is busy, in trouble,
 * unreadable or unreachable. Gives up with the last error after 8 failures in a row, and at once with any other error.
 */
export const getSteadily = async <T>(
  connection: Connection,
  url: string,
  read: (response: Response) => Promise<T>,
): Promise<T> => {
  const { call, send } = connection;
  for (let failures = 1, wait = firstWait; ; failures += 1) {
    try {
      const response = await send(url);
      if (!response.ok) throw await failureOf(response, connection);
      return await read(response);
    } catch (cause) {
      const error = passing(cause, call);
      if (failures >= mostFailures) throw error;
      await call.sleep(Math.max(wait, error.retryAfterMs ?? 0));
      wait = Math.min(longestWait, wait * 1.5);
    }
  }
};

/** The JSON of an answer. Throws `ResponseInvalid`, worth another try, when it is none. */
export const jsonFrom = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null) return value;
  } catch {
    // Said below, for `null` as well.
  }
  throw new OcrError({
    reason: "ResponseInvalid",
    message: "azure-di sent a reply that is not JSON, or was cut off",
    provider: "azure-di",
    retryable: true,
  });
};

/** The wait that an answer asks for, in milliseconds. */
export const askedWait = ({ headers }: Response, call: Call): number | undefined =>
  retryAfterMs(headers.get("retry-after"), call.now(), headers.get("date"));
