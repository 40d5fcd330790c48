/** A fake vendor on a real socket: it reads the document, misbehaves as told, and counts the pages that it bills. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { readMarked } from "../measure/marked-document.ts";
import type { Fault } from "./fault.ts";

/** A running vendor. */
export interface Vendor {
  readonly url: string;
  /** Requests that arrived. */
  readonly calls: number;
  /** Pages of each request that was answered with success, whatever became of the answer. */
  readonly billedPages: number;
  readonly faults: ReadonlyMap<Fault, number>;
  /** Connections that are open. */
  readonly connections: () => Promise<number>;
  /** Takes no more connections; resolves when the last one is closed. */
  readonly close: () => Promise<void>;
}

const textOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Array<Buffer> = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString("latin1");
};

/** The document of a request, read out of its data URI. */
const documentOf = (body: string) => {
  const { document } = JSON.parse(body) as { readonly document: { readonly document_url: string } };
  return readMarked(Buffer.from(document.document_url.split(",")[1] ?? "", "base64"));
};

const replyFor = (marker: string, pages: number): string =>
  JSON.stringify({
    pages: Array.from({ length: pages }, (_, index) => ({
      index,
      markdown: `${marker} page ${index}`,
      images: [],
      dimensions: { dpi: 200, width: 1653, height: 2339 },
    })),
    model: "ocr-1",
    document_annotation: null,
    usage_info: { pages_processed: pages, doc_size_bytes: null },
  });

/** Ends a reply after its first bytes have left, so that the client has seen the status. */
const cutOff = (reply: ServerResponse, text: string): void => {
  reply.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) });
  reply.write(text.slice(0, text.length / 2), () => reply.destroy());
};

const refuse = (reply: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}): void => {
  reply.writeHead(status, headers).end(JSON.stringify({ message: `a fault: ${status}` }));
};

const succeed = (reply: ServerResponse, text: string, type = "application/json"): void => {
  reply.writeHead(200, { "content-type": type }).end(text);
};

const misbehave: Readonly<Record<Fault, (reply: ServerResponse, text: string) => void>> = {
  "429 with seconds": (reply) => refuse(reply, 429, { "retry-after": "1" }),
  "429 with a date": (reply) => refuse(reply, 429, { "retry-after": new Date(Date.now() + 1000).toUTCString() }),
  "429 without a word": (reply) => refuse(reply, 429),
  "500": (reply) => refuse(reply, 500),
  "502": (reply) => refuse(reply, 502),
  "503": (reply) => refuse(reply, 503),
  "504": (reply) => refuse(reply, 504),
  "reset before the answer": (reply) => reply.destroy(),
  "reset in the answer": cutOff,
  stall: () => {},
  "truncated JSON": (reply, text) => succeed(reply, text.slice(0, text.length / 2)),
  null: (reply) => succeed(reply, "null"),
  "empty body": (reply) => succeed(reply, ""),
  "HTML body": (reply) => succeed(reply, "<html><body>Welcome to nginx!</body></html>", "text/html"),
};

/** Faults after which the vendor has not done the work, and bills nothing. */
const unbilled: ReadonlySet<Fault> = new Set<Fault>([
  "429 with seconds",
  "429 with a date",
  "429 without a word",
  "500",
  "502",
  "503",
  "504",
  "reset before the answer",
  "stall",
]);

/** Starts a vendor on a free port. `plan` tells what it does to a document the n-th time that it sees it. */
export const startVendor = async (
  plan: (marker: string, time: number) => Fault | undefined,
  latencyMs: (marker: string) => number,
): Promise<Vendor> => {
  const seen = new Map<string, number>();
  const faults = new Map<Fault, number>();
  let calls = 0;
  let billedPages = 0;
  const handle = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    calls += 1;
    const document = documentOf(await textOf(request));
    if (document === undefined) return refuse(reply, 422);
    const { marker, pages } = document;
    const time = (seen.get(marker) ?? 0) + 1;
    seen.set(marker, time);
    await sleep(latencyMs(marker));
    // Who has left gets no answer, and no bill.
    if (reply.destroyed) return;
    const fault = plan(marker, time);
    if (fault === undefined || !unbilled.has(fault)) billedPages += pages;
    if (fault === undefined) return succeed(reply, replyFor(marker, pages));
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    misbehave[fault](reply, replyFor(marker, pages));
  };
  const server: Server = createServer((request, reply) => {
    // A request that breaks off while it is read is no fault of the fake.
    handle(request, reply).catch(() => reply.destroy());
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get calls() {
      return calls;
    },
    get billedPages() {
      return billedPages;
    },
    faults,
    connections: () =>
      new Promise((done, fail) => {
        server.getConnections((error, count) => (error === null ? done(count) : fail(error)));
      }),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
      }),
  };
};
