/** A `fetch` that records what passes and lets it go wrong on demand. */
import type { UpstreamCall } from "../subject.ts";
import type { Fault } from "./fault.ts";
import { breaking, dripping, flooding } from "./hostile-body.ts";
import type { VirtualClock } from "./virtual-clock.ts";

type Fetch = typeof globalThis.fetch;

/** A fault port for one question. */
export interface FaultPort {
  readonly fetch: Fetch;
  readonly calls: ReadonlyArray<UpstreamCall>;
  readonly secrets: ReadonlyArray<string>;
}

const secretHeaders = ["authorization", "api-key", "x-api-key", "x-goog-api-key", "ocp-apim-subscription-key"];

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
  const { body, clockAheadSeconds: ahead, headers, retryAfterDateSeconds: seconds, status } = fault;
  const at = (later: number) => new Date(now + ((ahead ?? 0) + later) * 1000).toUTCString();
  const told = {
    ...(ahead === undefined ? {} : { date: at(0) }),
    ...(seconds === undefined ? {} : { "retry-after": at(seconds) }),
  };
  const value = body?.(secrets) ?? { object: "error", message: `status ${status}`, type: "injected" };
  return Response.json(value, { status, headers: { ...headers, ...told } });
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

type Seen = { -readonly [K in keyof UpstreamCall]: UpstreamCall[K] };
type Kind<K> = Extract<Fault, { kind: K }>;

/** Whether a fault spoils what a vendor answers, rather than standing in its place. */
const isOfBodies = (fault: Fault): fault is Kind<"body" | "break" | "drip" | "flood"> =>
  fault.kind === "body" || fault.kind === "break" || fault.kind === "drip" || fault.kind === "flood";

/** What a redirect comes to: `fetch` follows it unless it was told otherwise, and takes all headers but one along. */
const redirected = (
  location: string,
  mode: RequestInit["redirect"],
  headers: Headers,
  call: Seen,
  calls: Array<Seen>,
): Response => {
  if (mode === "error") throw new TypeError("fetch failed");
  if (mode === "manual") return new Response(null, { status: 307, headers: { location } });
  const { origin } = new URL(location);
  const kept = new Headers(headers);
  if (origin !== call.origin) kept.delete("authorization");
  calls.push({ atMs: call.atMs, struck: false, origin, showsKey: secretsIn(kept).length > 0 });
  return new Response("<html>elsewhere</html>", { headers: { "content-type": "text/html" } });
};

/** Another body in place of the vendor's. */
const spoiled = (
  fault: Kind<"body" | "break" | "drip" | "flood">,
  { headers, status }: Response,
  text: string,
  {
    call,
    clock,
    signal,
  }: { readonly call: Seen; readonly clock: VirtualClock; readonly signal: AbortSignal | null | undefined },
): Response => {
  const kept = new Headers(headers);
  if (fault.kind === "break") return new Response(breaking(text), { status, headers: kept });
  if (fault.kind === "drip") return new Response(dripping(fault.everyMs, clock, signal), { status, headers: kept });
  if (fault.kind === "flood") {
    // What `fetch` shows of a small body that was packed: its own length, and more bytes than that.
    if (fault.swells)
      for (const [name, value] of [
        ["content-encoding", "gzip"],
        ["content-length", "1000"],
      ] as const)
        kept.set(name, value);
    return new Response(flooding(call), { status, headers: kept });
  }
  kept.set("content-type", fault.contentType ?? headers.get("content-type") ?? "application/json");
  return new Response(fault.change(text), { status, headers: kept });
};

/** Makes a port in front of `upstream`. */
export const faultPort = (
  upstream: Fetch,
  clock: VirtualClock,
  fault: Fault | undefined,
  onCall?: () => void,
): FaultPort => {
  const calls: Array<Seen> = [];
  const secrets = new Set<string>();
  const startedAt = clock.now();
  let left = fault === undefined ? 0 : (fault.times ?? 1);

  const struckBody = async (given: Response, call: Seen, signal: AbortSignal | null | undefined): Promise<Response> => {
    const { reply, text } = await settled(given);
    if (fault === undefined || !isOfBodies(fault) || left <= 0 || !reply.ok || text() === "") return reply;
    left -= 1;
    call.struck = true;
    return spoiled(fault, reply, text(), { call, clock, signal });
  };

  const fetch: Fetch = async (input, init) => {
    const asked = input instanceof Request ? input : undefined;
    const signal = init?.signal ?? asked?.signal;
    const headers = new Headers(init?.headers ?? asked?.headers);
    const shown = secretsIn(headers);
    for (const secret of shown) secrets.add(secret);
    const { origin } = new URL(input instanceof Request ? input.url : input);
    const call: Seen = { atMs: clock.now() - startedAt, struck: false, origin, showsKey: shown.length > 0 };
    calls.push(call);
    signal?.addEventListener("abort", () => (call.left = true), { once: true });
    onCall?.();
    if (signal?.aborted) throw signal.reason;
    if (fault !== undefined && !isOfBodies(fault) && left > 0) {
      left -= 1;
      call.struck = true;
      if (fault.kind === "hang") return neverAnswered(signal);
      if (fault.kind === "reset") throw new TypeError("fetch failed");
      if (fault.kind === "error-flood") return new Response(flooding(call), { status: fault.status });
      if (fault.kind === "redirect")
        return redirected(fault.location, init?.redirect ?? asked?.redirect, headers, call, calls);
      return statusReply(fault, clock.now(), [...secrets]);
    }
    return clock.hold(async () => struckBody(await upstream(input, init), call, signal));
  };
  return {
    fetch,
    calls,
    get secrets() {
      return [...secrets];
    },
  };
};
