/** A fake's server: real HTTP on a free port, a record of what came, and faults on demand. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "./deliver.ts";
import type { FakeAnswer, FakeRequest } from "./exchange.ts";
import { type Fault, faultQueue } from "./fault.ts";

/** What every fake takes. */
export interface FakeOptions {
  /** What goes wrong from the start. */
  readonly faults?: ReadonlyArray<Fault>;
  /** Whether bodies stay in `requests`. Default true. */
  readonly keepBodies?: boolean;
  /** The clock of limits and expiries, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/** What every fake has. */
export interface FakeServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:49152`. */
  readonly url: string;
  /** Every request that came, in order. */
  readonly requests: ReadonlyArray<FakeRequest>;
  /** Lets further requests go wrong. */
  readonly fail: (...faults: ReadonlyArray<Fault>) => void;
  /** Stops the server and breaks what is still connected. */
  readonly close: () => Promise<void>;
}

/** What a vendor does with a request. `url` is the server's own address. */
export type Handler = (request: FakeRequest, url: string) => FakeAnswer | Promise<FakeAnswer>;

const read = async (incoming: IncomingMessage): Promise<FakeRequest> => {
  const parts: Array<Buffer> = [];
  for await (const part of incoming as AsyncIterable<Buffer>) parts.push(part);
  return { ...headOf(incoming), body: new Uint8Array(Buffer.concat(parts)) };
};

const headOf = (incoming: IncomingMessage): Omit<FakeRequest, "body"> => {
  const url = new URL(incoming.url ?? "/", "http://fake");
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
};

const instead = (fault: Fault | undefined, bodyOfStatus: (status: number) => unknown): FakeAnswer | undefined => {
  if (fault?.kind === "redirect") return { status: fault.status ?? 307, headers: { location: fault.location } };
  if (fault?.kind !== "status") return undefined;
  const body = "body" in fault ? fault.body : bodyOfStatus(fault.status);
  return { status: fault.status, body, ...(fault.headers === undefined ? {} : { headers: fault.headers }) };
};

/** Starts a server. `bodyOfStatus` is what the vendor sends with an error status that a fault names. */
export const startServer = async (
  options: FakeOptions,
  handle: Handler,
  bodyOfStatus: (status: number) => unknown,
): Promise<FakeServer> => {
  const faults = faultQueue(options.faults);
  const requests: Array<FakeRequest> = [];
  let url = "";

  const answer = async (incoming: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const head = headOf(incoming);
    const fault = faults.take(head.method, head.path);
    if (fault?.kind === "stall" && fault.when === "upload") {
      requests.push({ ...head, body: new Uint8Array() });
      return;
    }
    const request = await read(incoming);
    requests.push(options.keepBodies === false ? { ...request, body: new Uint8Array() } : request);
    if (fault?.kind === "reset" && fault.when === "headers") {
      reply.destroy();
      return;
    }
    if (fault?.kind === "stall" && fault.when === "headers") return;
    if (fault?.kind === "slow") await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    const other = instead(fault, bodyOfStatus);
    if (other === undefined) deliver(reply, await handle(request, url), fault);
    else deliver(reply, other, undefined);
  };

  const server = createServer((incoming, reply) => {
    answer(incoming, reply).catch((error: unknown) => {
      // A client that left in the middle of its request is no news; everything else is a fault of the fake itself.
      if (incoming.destroyed || reply.headersSent) reply.destroy();
      else deliver(reply, { status: 599, body: { fake: String(error) } }, undefined);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((done) => {
      server.close(() => done());
    });
  };
  return { url, requests, fail: (...more) => faults.add(more), close, [Symbol.asyncDispose]: close };
};
