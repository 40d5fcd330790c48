/** Replies that do harm to who reads them carelessly: without end, swelling, with a clock of their own, quoted in errors. */
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { createOcr, isOcrError } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { errorFromResponse, retryAfterMs } from "@ocr/core/provider";
import { describe, expect, it, onTestFinished } from "vitest";

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const failureOf = async (listener: RequestListener) => {
  const provider = compatible({ name: "house", baseURL: await serve(listener), models: { "ocr-1": {} } });
  const ocr = createOcr({ provider, patience: { attempts: 1 } });
  const thrown: unknown = await ocr
    .process({ document: { document_url: "https://a.example/b.pdf" } })
    .catch((cause: unknown) => cause);
  if (!isOcrError(thrown)) throw new Error("it did not fail");
  return thrown;
};

const piece = Buffer.alloc(4 * 1024 * 1024, 32);

/** Sends without end, until the reader leaves. */
const pour = (reply: ServerResponse, sent = { bytes: 0 }): void => {
  Readable.from(
    (function* () {
      for (;;) {
        sent.bytes += piece.length;
        yield piece;
      }
    })(),
  )
    .on("error", () => undefined)
    .pipe(reply);
};

describe("a reply", () => {
  it("without end is cut at a limit while it is read", async () => {
    const sent = { bytes: 0 };
    const error = await failureOf((_, reply) => {
      reply.writeHead(200, { "content-type": "application/json" });
      pour(reply, sent);
    });
    expect(error).toMatchObject({ reason: "ResponseInvalid", provider: "house", retryable: false });
    expect(error.message).toContain("more than 268435456 bytes");
    expect(sent.bytes).toBeLessThan(400_000_000);
  });

  it("that swells when it is unpacked is cut at the same limit", async () => {
    const bomb = Buffer.concat(Array<Buffer>(70).fill(gzipSync(piece)));
    expect(bomb.length).toBeLessThan(1_000_000);
    const error = await failureOf((_, reply) => {
      reply.writeHead(200, { "content-encoding": "gzip", "content-length": bomb.length }).end(bomb);
    });
    expect(error.message).toContain("more than 268435456 bytes");
  });

  it("that is an error without end still tells its status", async () => {
    const error = await failureOf((_, reply) => {
      reply.writeHead(403);
      pour(reply);
    });
    expect(error).toMatchObject({ reason: "Forbidden", status: 403 });
  });

  it("that is nested without reason is an invalid response", async () => {
    const deep = "[".repeat(50_000) + "]".repeat(50_000);
    const error = await failureOf((_, reply) => reply.end(`{"pages":[{"index":0,"markdown":"a","images":${deep}}]}`));
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: false });
  });

  it("that is broken is not quoted by what the error shows", async () => {
    const error = await failureOf((_, reply) => reply.end('{"pages":[{"index":0,"markdown":"a secret" plan'));
    expect(error.reason).toBe("ResponseInvalid");
    expect(inspect(error, { depth: 10 })).not.toContain("secret");
  });
});

describe("Retry-After", () => {
  it("is counted from the clock of who asks for it", async () => {
    const now = Date.UTC(2026, 0, 1);
    const at = (seconds: number) => new Date(now + seconds * 1000).toUTCString();
    expect(retryAfterMs(at(-3591), now, at(-3600))).toBe(9000);
    expect(retryAfterMs(at(3609), now, at(3600))).toBe(9000);
    expect(retryAfterMs(at(9), now, "no date")).toBe(9000);
    const headers = { "retry-after": at(-3591), date: at(-3600) };
    const error = await errorFromResponse("house", new Response("", { status: 429, headers }), { now });
    expect(error.retryAfterMs).toBe(9000);
  });
});
