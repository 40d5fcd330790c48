/** Documents that are encoded while they are sent. */
import { createOcr, isOcrError } from "@ocr/core";
import { compatible, wireBody } from "@ocr/core/compatible";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";

type Handler = (request: IncomingMessage, reply: ServerResponse) => void | Promise<void>;

const serve = async (handler: Handler): Promise<string> => {
  const server = createServer((request, reply) => void handler(request, reply));
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Array<Buffer> = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts).toString();
};

const good = JSON.stringify({ pages: [{ index: 0, markdown: "hello", images: [], dimensions: null }], model: "m" });

/** Something that begins and ends as a PDF does, of so many bytes. */
const documentOf = (length: number): Uint8Array => {
  const bytes = Buffer.alloc(length, "0123456789abcdef\n");
  bytes.write("%PDF-1.7\n");
  bytes.write("\nstartxref\n9\n%%EOF\n", length - 19);
  return new Uint8Array(bytes);
};

const client = (baseURL: string, attempts = 1) =>
  createOcr({
    provider: compatible({ name: "house", baseURL, models: { m: {} } }),
    patience: { attempts, baseDelayMs: 1 },
  });

const reasonOf = async (run: Promise<unknown>) =>
  run.then(
    () => "no failure",
    (error: unknown) => (isOcrError(error) ? error.reason : error),
  );

describe("a large document", () => {
  // Around the size from which it is a stream, with each remainder that base64 fills up.
  it.each([1024 * 1024, 1024 * 1024 + 1, 1024 * 1024 + 2, 3_000_000])(
    "of %i bytes arrives whole, with its length, and again when it is tried again",
    async (length) => {
      const bytes = documentOf(length);
      const seen: Array<{ readonly body: string; readonly said: string | undefined; readonly coding: unknown }> = [];
      const base = await serve(async (request, reply) => {
        const { headers } = request;
        const body = await bodyOf(request);
        seen.push({ body, said: headers["content-length"], coding: headers["transfer-encoding"] });
        if (seen.length === 1) reply.writeHead(503).end();
        else reply.end(good);
      });
      await client(base, 2).process({ document: { bytes } });
      expect(seen).toHaveLength(2);
      for (const { body, coding, said } of seen) {
        const { document } = JSON.parse(body) as { readonly document: { readonly document_url: string } };
        expect(document.document_url.startsWith("data:application/pdf;base64,")).toBe(true);
        const received = Buffer.from(document.document_url.split(",")[1] ?? "", "base64");
        expect(received.equals(bytes)).toBe(true);
        expect([coding, said]).toEqual([undefined, String(body.length)]);
      }
    },
  );

  it("is the same in one array", () => {
    const bytes = documentOf(200_001);
    const text = new TextDecoder().decode(wireBody({ kind: "bytes", bytes, mediaType: "application/pdf" }, { a: 1 }));
    const url = `data:application/pdf;base64,${Buffer.from(bytes).toString("base64")}`;
    expect(JSON.parse(text)).toEqual({ a: 1, document: { type: "document_url", document_url: url } });
  });

  it("that the server refuses before it has read it is TooLarge", async () => {
    const base = await serve((request, reply) => {
      reply.writeHead(413, { "content-type": "application/json" }).end('{"message":"too large"}');
      request.resume();
    });
    expect(await reasonOf(client(base).process({ document: { bytes: documentOf(8_000_000) } }))).toBe("TooLarge");
  });

  it("whose caller gives up is not sent any further", async () => {
    let received = 0;
    let request: IncomingMessage | undefined;
    const base = await serve((incoming) => {
      request = incoming;
      incoming.on("data", (part: Buffer) => {
        received += part.length;
        if (request !== undefined) incoming.pause();
      });
    });
    const bytes = documentOf(30_000_000);
    const run = client(base).process({ document: { bytes } }, { signal: AbortSignal.timeout(100) });
    expect(await reasonOf(run)).toBe("Aborted");
    // What was on the way is still there to be read; then it ends.
    const ended = new Promise((resolve) => request?.socket.on("close", resolve));
    const incoming = request;
    request = undefined;
    incoming?.resume();
    await ended;
    expect(received).toBeLessThan(bytes.length);
  });
});
