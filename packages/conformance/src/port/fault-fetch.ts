/** A `fetch` that records what passes and lets it go wrong on demand. */
import type { UpstreamCall } from "../subject.ts";
import type { Fault } from "./fault.ts";
import type { VirtualClock } from "./virtual-clock.ts";

type Fetch = typeof globalThis.fetch;

/** A fault port for one question. */
export interface FaultPort {
  readonly fetch: Fetch;
  readonly calls: ReadonlyArray<UpstreamCall>;
  readonly secrets: ReadonlyArray<string>;
}

const secretHeaders = ["authorization", "api-key", "x-api-key", "ocp-apim-subscription-key"];

const secretsIn = (headers: Headers): ReadonlyArray<string> =>
  secretHeaders.flatMap((name) => headers.get(name)?.replace(/^Bearer /i, "") ?? []);

const neverAnswered = (signal: AbortSignal | null | undefined): Promise<never> =>
  new Promise((_, reject) => {
    const leave = () => reject(signal?.reason ?? new DOMException("aborted", "AbortError"));
    if (signal?.aborted) leave();
    else signal?.addEventListener("abort", leave, { once: true });
  });

const statusReply = (
  fault: Extract<Fault, { kind: "status" }>,
  now: number,
  secrets: ReadonlyArray<string>,
): Response => {
  const { body, headers, retryAfterDateSeconds: seconds, status } = fault;
  const date = seconds === undefined ? {} : { "retry-after": new Date(now + seconds * 1000).toUTCString() };
  const value = body?.(secrets) ?? { object: "error", message: `status ${status}`, type: "injected" };
  return Response.json(value, { status, headers: { ...headers, ...date } });
};

/** The whole reply in memory, so that nothing is under way when the caller gets it. */
const settled = async (reply: Response): Promise<{ readonly reply: Response; readonly text: () => string }> => {
  const bytes = new Uint8Array(await reply.arrayBuffer());
  const { headers, status, statusText } = reply;
  const empty = status === 204 || status === 304;
  const clean = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) clean.delete(name);
  return {
    reply: new Response(empty ? null : bytes, { status, statusText, headers: clean }),
    text: () => new TextDecoder().decode(bytes),
  };
};

/** Makes a port in front of `upstream`. */
export const faultPort = (
  upstream: Fetch,
  clock: VirtualClock,
  fault: Fault | undefined,
  onCall?: () => void,
): FaultPort => {
  const calls: Array<{ atMs: number; struck: boolean }> = [];
  const secrets = new Set<string>();
  const startedAt = clock.now();
  let left = fault === undefined ? 0 : (fault.times ?? 1);

  const struckBody = async (given: Response, call: { struck: boolean }): Promise<Response> => {
    const { reply, text } = await settled(given);
    if (fault?.kind !== "body" || left <= 0 || !reply.ok || text() === "") return reply;
    left -= 1;
    call.struck = true;
    const headers = { "content-type": fault.contentType ?? reply.headers.get("content-type") ?? "application/json" };
    return new Response(fault.change(text()), { status: reply.status, headers });
  };

  const fetch: Fetch = async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    for (const secret of secretsIn(headers)) secrets.add(secret);
    const call = { atMs: clock.now() - startedAt, struck: false };
    calls.push(call);
    onCall?.();
    if (signal?.aborted) throw signal.reason;
    if (fault !== undefined && fault.kind !== "body" && left > 0) {
      left -= 1;
      call.struck = true;
      if (fault.kind === "hang") return neverAnswered(signal);
      if (fault.kind === "reset") throw new TypeError("fetch failed");
      return statusReply(fault, clock.now(), [...secrets]);
    }
    return clock.hold(async () => struckBody(await upstream(input, init), call));
  };
  return {
    fetch,
    calls,
    get secrets() {
      return [...secrets];
    },
  };
};
