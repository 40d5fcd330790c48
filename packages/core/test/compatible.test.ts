import { createOcr, isOcrError } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { onePage, pdf } from "./echo.ts";

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

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Array<Buffer> = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
};

const page = { index: 0, markdown: "hello", images: [], dimensions: null };
const good = { pages: [page], model: "ocr-1", usage_info: { pages_processed: 1 } };
const key = "sk-very-secret-key-123456";

const client = (baseURL: string, patience = { attempts: 1 }) =>
  createOcr({ provider: compatible({ name: "house", baseURL, apiKey: key, models: { "ocr-1": {} }, patience }) });

const failureOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

describe("a compatible server", () => {
  it("gets the wire's request, with every option under its own name", async () => {
    let seen: Record<string, unknown> = {};
    let authorization: string | undefined;
    const base = await serve(async (request, reply) => {
      seen = { url: request.url, ...(await bodyOf(request)) };
      authorization = request.headers.authorization;
      reply.end(JSON.stringify(good));
    });
    const format = { type: "json_schema" as const, json_schema: { name: "x", schema: {} } };
    const options = {
      include_image_base64: true,
      image_limit: 0,
      image_min_size: 5,
      bbox_annotation_format: format,
      document_annotation_format: format,
      document_annotation_prompt: "brief",
      table_format: "html" as const,
      extract_header: true,
      extract_footer: true,
      include_blocks: false,
      confidence_scores_granularity: "word" as const,
    };
    await client(`${base}/`).process({ document: pdf, pages: "0", ...options }, { vendor: { novelty: 1 } });
    expect(authorization).toBe(`Bearer ${key}`);
    expect(seen).toEqual({
      url: "/v1/ocr",
      model: "ocr-1",
      pages: [0],
      ...options,
      novelty: 1,
      document: { type: "document_url", ...pdf },
    });
  });

  it.each([
    [{ image_url: "https://a.example/b.png" }, { type: "image_url", image_url: "https://a.example/b.png" }],
    [
      { document_url: "https://a.example/b.pdf", document_name: "b.pdf" },
      { type: "document_url", document_url: "https://a.example/b.pdf", document_name: "b.pdf" },
    ],
    [{ file_id: "f-1" }, { type: "file", file_id: "f-1" }],
    [
      { bytes: onePage, name: 'a "quoted" name.pdf' },
      { type: "document_url", document_name: 'a "quoted" name.pdf', ...pdf },
    ],
  ])("gets the document %#", async (document, expected) => {
    let seen: unknown;
    const base = await serve(async (request, reply) => {
      seen = (await bodyOf(request))["document"];
      reply.end(JSON.stringify(good));
    });
    await client(base).process({ document });
    expect(seen).toEqual(expected);
  });

  it("may say more than we know, in its own number format", async () => {
    const base = await serve((_, reply) => {
      const image = { id: "a", top_left_x: 0.4, top_left_y: -0.2, bottom_right_x: 9.6, bottom_right_y: 3, score: 0.5 };
      reply.writeHead(201, { "x-model-deprecation-timestamp": "2027-01-01" }).end(
        JSON.stringify({
          ...good,
          pages: [{ ...page, images: [{ ...image, image_annotation: { kind: "logo" } }], novelty: [1] }],
          document_annotation: { total: 1 },
          meta: { credits: 3 },
        }),
      );
    });
    const { meta, response } = await client(base).process({ document: pdf });
    expect(response["meta"]).toEqual({ credits: 3 });
    expect(response.document_annotation).toBe('{"total":1}');
    expect(response.pages[0]?.["novelty"]).toEqual([1]);
    expect(response.pages[0]?.images[0]).toMatchObject({
      top_left_x: 0,
      top_left_y: 0,
      bottom_right_x: 10,
      score: 0.5,
      image_annotation: '{"kind":"logo"}',
    });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["model-deprecated"]);
  });

  it.each([
    [
      400,
      '{"object":"error","message":"Failed to fetch document","type":"invalid_request_error"}',
      "InvalidRequest",
      false,
    ],
    [401, '{"detail":"Unauthorized"}', "Unauthorized", false],
    [401, '{"message":"Unauthorized","request_id":"0"}', "Unauthorized", false],
    [402, "{}", "QuotaExhausted", false],
    [403, '{"object":"error","message":"tier","code":"1910"}', "Forbidden", false],
    [404, '{"error":{"code":"404","message":"Resource not found"}}', "NotFound", false],
    [408, "", "Timeout", true],
    [413, "<html>", "TooLarge", false],
    [
      422,
      '{"detail":[{"type":"missing","loc":["body","document"],"msg":"Field required","input":{"secret":"document"}}]}',
      "InvalidRequest",
      false,
    ],
    [429, '{"message":"Rate limit exceeded"}', "RateLimited", true],
    [500, "<html>oops</html>", "Upstream", true],
    [503, "", "Upstream", true],
    [504, "", "Timeout", true],
  ])("%i %s is %s", async (status, body, reason, retryable) => {
    const base = await serve((_, reply) => {
      reply.writeHead(status, { "retry-after": "3", "x-request-id": "r-1" }).end(body);
    });
    const error = await failureOf(client(base).process({ document: pdf }));
    expect(error).toMatchObject({ reason, retryable, status, retryAfterMs: 3000, requestId: "r-1", provider: "house" });
    expect(error.message).not.toContain("secret");
  });

  it("understands Retry-After as a date", async () => {
    const base = await serve((_, reply) => {
      reply.writeHead(429, { "retry-after": new Date(Date.now() + 20_000).toUTCString() }).end("{}");
    });
    const { retryAfterMs } = await failureOf(client(base).process({ document: pdf }));
    expect(retryAfterMs).toBeGreaterThan(17_000);
    // The server's own clock, in its `Date`, goes by whole seconds.
    expect(retryAfterMs).toBeLessThanOrEqual(21_000);
  });

  it.each([
    ["", true],
    ["null", true],
    ['{"pages": [{"index": 0, "mark', true],
    ["<html>gateway</html>", true],
    ['{"result": "ok"}', false],
    ['{"pages": [{"index": "first", "markdown": ""}]}', false],
  ])("that answers 200 with %j is ResponseInvalid, retryable: %s", async (body, retryable) => {
    const base = await serve((_, reply) => {
      reply.end(body);
    });
    expect(await failureOf(client(base).process({ document: pdf }))).toMatchObject({
      reason: "ResponseInvalid",
      retryable,
    });
  });

  it("that hangs up in the middle is a network failure, and is tried again", async () => {
    let calls = 0;
    const base = await serve((_, reply) => {
      calls += 1;
      if (calls === 1) reply.destroy();
      else if (calls === 2) {
        reply.writeHead(200, { "content-length": "1000" });
        reply.write('{"pages"');
        setTimeout(() => reply.destroy(), 5);
      } else reply.end(JSON.stringify(good));
    });
    const ocr = createOcr({
      provider: compatible({ name: "house", baseURL: base, models: { "ocr-1": {} } }),
      patience: { baseDelayMs: 1 },
    });
    const { meta } = await ocr.process({ document: pdf });
    expect(meta.attempts.map(({ outcome }) => outcome)).toEqual(["Network", "Network", "succeeded"]);
  });

  it("may have a dialect, say more in its headers, and have its refusals explained", async () => {
    let seen: Record<string, unknown> = {};
    const base = await serve(async (request, reply) => {
      seen = await bodyOf(request);
      if (seen["model"] === "ocr-1") reply.setHeader("x-cost", "0.25").end(JSON.stringify(good));
      else reply.writeHead(401).end('{"message":"no"}');
    });
    const provider = compatible({
      name: "house",
      baseURL: base,
      models: { "ocr-1": {} },
      dialect: ({ include_blocks: blocks, ...rest }) => ({ ...rest, boxes: blocks }),
      enrich: (draft, { call, headers }) => ({
        ...draft,
        billedUsd: Number(headers.get("x-cost")),
        extra: { asked: call.model },
      }),
      explain: (error) => error.with({ message: `${error.message}; set HOUSE_KEY` }),
    });
    const ocr = createOcr({ provider });
    const { meta, response } = await ocr.process({ document: pdf });
    expect(seen).toMatchObject({ boxes: true });
    expect(seen).not.toHaveProperty("include_blocks");
    expect(meta.cost?.usd).toBe(0.25);
    expect(response["asked"]).toBe("ocr-1");
    const error = await failureOf(ocr.process({ document: pdf, model: "other" }));
    expect(error).toMatchObject({ reason: "Unauthorized", message: "house answered 401: no; set HOUSE_KEY" });
  });

  it("does not get to quote the key back", async () => {
    const base = await serve((request, reply) => {
      reply
        .writeHead(400)
        .end(JSON.stringify({ message: `bad header authorization: ${request.headers.authorization}` }));
    });
    const error = await failureOf(client(base).process({ document: pdf }));
    expect(`${error.message}${JSON.stringify(error)}${String(error.cause)}`).not.toContain(key);
  });

  it("does not get the key carried to another host by a redirect", async () => {
    let leaked: string | undefined;
    const other = await serve((request, reply) => {
      leaked = request.headers.authorization;
      reply.end(JSON.stringify(good));
    });
    const base = await serve((_, reply) => {
      reply.writeHead(307, { location: other }).end();
    });
    await failureOf(client(base).process({ document: pdf }));
    expect(leaked).toBeUndefined();
  });

  it("sees its socket closed when the caller gives up", async () => {
    let closed = false;
    const stop = new AbortController();
    const base = await serve((request) => {
      request.socket.on("close", () => {
        closed = true;
      });
      stop.abort();
    });
    await failureOf(client(base).process({ document: pdf }, { signal: stop.signal }));
    await expect.poll(() => closed).toBe(true);
  });
});

describe("recorded replies", () => {
  const folder = join(import.meta.dirname, "../../../../shared/samples/mistral");
  const names = [
    "12-live-azure-ocr4-pdf.json",
    "14-live-mistral-ocr4-blocks-pages0-1.json",
    "13-live-vertex-ocr2505-image-limit-1.json",
  ];
  const present = existsSync(folder);
  if (!present) console.log("the folder of recorded replies is not here: they were not checked");

  it.runIf(present).each(names)("%s comes through without losing a field", async (name) => {
    const recorded = JSON.parse(readFileSync(join(folder, name), "utf8")) as { pages: Array<object> };
    const base = await serve((_, reply) => {
      reply.end(JSON.stringify(recorded));
    });
    const { response } = await client(base).process({ document: { file_id: "x" }, include_image_base64: true });
    for (const [n, recordedPage] of recorded.pages.entries()) expect(response.pages[n]).toMatchObject(recordedPage);
  });
});
