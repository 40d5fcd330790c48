/** The reference as a real HTTP server on this machine: small, and right by construction. Documents and benches use it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { Claims } from "../claims.ts";
import { urlSubject } from "../subject/url.ts";
import type { Subject } from "../subject.ts";
import { referenceKey } from "./backend.ts";
import { referenceBodyLimit, referenceHandler } from "./http.ts";
import { referenceProvider } from "./provider.ts";

/** A running server. */
export interface ReferenceServer extends AsyncDisposable {
  /** The address of its endpoint. */
  readonly url: string;
  /** The key that it takes. */
  readonly apiKey: string;
  /** What it claims: all of the contract, and the rules of a gateway. */
  readonly claims: Claims;
  readonly close: () => Promise<void>;
}

const { documents: _, ...abilities } = referenceProvider.capabilities;

/** What the server claims. */
export const referenceClaims: Claims = { ...abilities, gateway: true, maxBodyBytes: referenceBodyLimit };

const requestOf = (incoming: IncomingMessage): Request => {
  const { headers, method = "GET", url = "/" } = incoming;
  const given = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as [string, string]] : [],
  );
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null;
  return new Request(new URL(url, "http://localhost"), { method, headers: given, body, duplex: "half" });
};

const respond = async (incoming: IncomingMessage, reply: ServerResponse): Promise<void> => {
  const response = await referenceHandler(requestOf(incoming));
  const body = Buffer.from(await response.arrayBuffer());
  reply.writeHead(response.status, { ...Object.fromEntries(response.headers), "content-length": body.length });
  reply.end(incoming.method === "HEAD" ? undefined : body);
};

/** Starts the server on 127.0.0.1. `port` 0, the default, takes a free one. */
export const referenceServer = async ({ port = 0 }: { readonly port?: number } = {}): Promise<ReferenceServer> => {
  const server = createServer((incoming, reply) => {
    // Whoever leaves before the end is not answered.
    respond(incoming, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(port, "127.0.0.1", done);
  });
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((done) => {
      server.close(() => done());
    });
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/ocr`,
    apiKey: referenceKey,
    claims: referenceClaims,
    close,
    [Symbol.asyncDispose]: close,
  };
};

/** The server as a subject, without a network between: as conformant, and quicker. */
export const referenceServerSubject = (handler: typeof globalThis.fetch = referenceHandler): Subject =>
  urlSubject({
    url: "http://reference.invalid/v1/ocr",
    apiKey: referenceKey,
    claims: referenceClaims,
    fetch: async (input, init) => {
      const reply = await handler(input, init);
      init?.signal?.throwIfAborted();
      return reply;
    },
  });
