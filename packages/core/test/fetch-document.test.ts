import { createOcr, isOcrError } from "@ocr/core";
import { guardedFetch } from "@ocr/core/node";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { echo } from "./echo.ts";

const serve = async (handler: RequestListener): Promise<string> => {
  const server = createServer(handler);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const png = Uint8Array.of(
  0x89,
  0x50,
  0x4e,
  0x47,
  0x0d,
  0x0a,
  0x1a,
  0x0a,
  0,
  0,
  0,
  13,
  0x49,
  0x48,
  0x44,
  0x52,
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  1,
);
const loopback = ["127.0.0.0/8"];
const bytesOnly = () => echo(undefined, { documents: ["bytes"], maxBytes: 1000 });

const outcome = async (url: string, options = {}, signal?: AbortSignal) => {
  const provider = bytesOnly();
  const fetchDocument = guardedFetch({ allowAddresses: loopback, ...options });
  const run = createOcr({ provider, fetchDocument }).process(
    { document: { document_url: url } },
    signal === undefined ? {} : { signal },
  );
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return provider.calls[0]?.document;
  return isOcrError(error) ? `${error.reason}: ${error.message}` : error;
};

describe("a document by URL, for a provider that takes bytes", () => {
  it("is fetched, following redirects", async () => {
    const base = await serve((request, reply) => {
      if (request.url === "/start") reply.writeHead(302, { location: "/deep/my%20file.pdf" }).end();
      else reply.end(png);
    });
    expect(await outcome(`${base}/start`)).toMatchObject({ kind: "bytes", mediaType: "image/png" });
  });

  it.each([
    "http://127.0.0.1:9/x",
    "http://localhost:9/x",
    "http://[::1]:9/x",
    "http://0.0.0.0:9/x",
    "http://[::ffff:127.0.0.1]:9/x",
    "http://169.254.169.254/latest",
    "http://2130706433:9/x",
  ])("is refused at the private address %s", async (url) => {
    expect(await outcome(url, { allowAddresses: [] })).toBe(
      "InvalidRequest: document: its URL leads to a private address, which is not fetched",
    );
  });

  it("is refused when a redirect leads to a private address", async () => {
    const base = await serve((_, reply) => {
      reply.writeHead(302, { location: "http://10.0.0.1/secret" }).end();
    });
    expect(await outcome(base)).toBe(
      "InvalidRequest: document: its URL leads to a private address, which is not fetched",
    );
  });

  it("is refused when a redirect leads to a file", async () => {
    const base = await serve((_, reply) => {
      reply.writeHead(302, { location: "file:///etc/passwd" }).end();
    });
    expect(await outcome(base)).toContain("neither http nor https");
  });

  it("may have no more bytes than the provider takes, announced or not", async () => {
    const announced = await serve((_, reply) => {
      reply.writeHead(200, { "content-length": "2000" }).end("%PDF-".padEnd(2000));
    });
    const streamed = await serve((_, reply) => {
      reply.write("%PDF-".padEnd(900));
      reply.end("x".repeat(900));
    });
    expect(await outcome(announced)).toBe("TooLarge: document: it has more than 1000 bytes");
    expect(await outcome(streamed)).toBe("TooLarge: document: it has more than 1000 bytes");
  });

  it("fails in words when the server does", async () => {
    const base = await serve((request, reply) => {
      if (request.url === "/cut") {
        reply.writeHead(200, { "content-length": "500" });
        reply.write("%PDF-1.4");
        setTimeout(() => reply.destroy(), 10);
      } else if (request.url === "/loop") reply.writeHead(302, { location: "/loop" }).end();
      else reply.writeHead(Number(request.url?.slice(1))).end();
    });
    expect(await outcome(`${base}/404`)).toBe("NotFound: document: its URL answered 404");
    expect(await outcome(`${base}/403`)).toBe("InvalidRequest: document: its URL answered 403");
    expect(await outcome(`${base}/503`)).toBe("Network: document: its URL answered 503");
    expect(await outcome(`${base}/loop`)).toBe("InvalidRequest: document: its URL redirects more than 5 times");
    expect(await outcome(`${base}/cut`)).toMatch(/^Network: /);
  });

  it("has a time limit, and stops with the caller", async () => {
    const base = await serve(() => {});
    expect(await outcome(base, { timeoutMs: 30 })).toBe("Timeout: document: the download took too long");
    expect(await outcome(base, {}, AbortSignal.timeout(30))).toBe("Aborted: the call was aborted");
  });

  it("is passed on untouched to a provider that takes URLs", async () => {
    const provider = echo();
    await createOcr({ provider }).process({ document: { image_url: { url: "https://a.example/b.png" } } });
    expect(provider.calls[0]?.document).toEqual({ kind: "url", url: "https://a.example/b.png", as: "image" });
  });
});
