/** What a call that brought nothing is billed, over real sockets: the vendor's side of the story is known here. */
import { createOcr, fallback, isOcrError, memoryLedger, type OcrEvent } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { echo, pages, pdfBytes } from "./echo.ts";

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

const price = { usdPerPage: 0.001, source: "test", date: "2026-11-20" };
const house = (baseURL: string) => compatible({ name: "house", baseURL, models: { "ocr-1": { price } } });
const document = { bytes: await pdfBytes(3) };
const once = { attempts: 1 };

const reasonOf = async (run: Promise<unknown>): Promise<string> => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return isOcrError(error) ? error.reason : String(error);
};

/** Answers 200 and begins a body that never ends well: it stalls, or the connection breaks. */
const begin = (reply: ServerResponse, then: "stall" | "break"): void => {
  reply.writeHead(200, { "content-length": "1000" });
  reply.write('{"pages"', () => then === "break" && reply.destroy());
};

describe("a call that brought nothing", () => {
  it.each([
    ["a connection that breaks after the answer began", "Network", () => ({}), "break"],
    ["an answer that never ends", "Timeout", () => ({ timeoutMs: 60 }), "stall"],
    ["a caller who gives up while the answer comes", "Aborted", () => ({ signal: AbortSignal.timeout(60) }), "stall"],
  ] as const)("%s: billed, with its pages counted", async (_, reason, options, then) => {
    const base = await serve((_request, reply) => begin(reply, then));
    const ledger = memoryLedger();
    const ocr = createOcr({ provider: house(base), ledger, patience: once });
    expect(await reasonOf(ocr.process({ document }, options()))).toBe(reason);
    expect(ledger.totals()).toMatchObject({ usd: 0, failedUsd: 0.003, failedPages: 3, unpriced: 0 });
  });

  const failures: ReadonlyArray<[string, string, { timeoutMs?: number }, (reply: ServerResponse) => unknown]> = [
    ["a connection that breaks before the answer", "Network", {}, (reply) => reply.destroy()],
    ["silence", "Timeout", { timeoutMs: 40 }, () => undefined],
    ["an error", "Upstream", {}, (reply) => reply.writeHead(500).end()],
    ["a refusal", "RateLimited", {}, (reply) => reply.writeHead(429).end()],
  ];

  it.each(failures)("%s: not billed", async (_, reason, options, answer) => {
    const base = await serve((_request, reply) => answer(reply));
    const ledger = memoryLedger();
    const ocr = createOcr({ provider: house(base), ledger, patience: once });
    expect(await reasonOf(ocr.process({ document }, options))).toBe(reason);
    expect(ledger.entries).toEqual([]);
  });

  it("is told to the caller, and stands beside the cost of what was delivered", async () => {
    const base = await serve((_request, reply) => begin(reply, "break"));
    const good = { ...echo(() => pages(3)), name: "good" };
    const ocr = createOcr({ provider: fallback([house(base), good]), patience: once });
    const { meta } = await ocr.process({ document });
    expect(meta.attempts.map(({ billed, outcome }) => [outcome, billed])).toEqual([
      ["Network", true],
      ["succeeded", undefined],
    ]);
    expect(meta).toMatchObject({ provider: "good", cost: { usd: 0.006 }, failedCost: { usd: 0.003, pages: 3 } });
  });

  it("whose answer breaks our own checks is billed by what it said", async () => {
    const ledger = memoryLedger();
    const twice = { pages: [...pages(1).pages, ...pages(1).pages], usage_info: { pages_processed: 7 } };
    const ocr = createOcr({ provider: echo(() => twice), ledger });
    expect(await reasonOf(ocr.process({ document: { document_url: "https://a.example/b.pdf" } }))).toBe(
      "ResponseInvalid",
    );
    expect(ledger.totals()).toMatchObject({ failedPages: 7, failedUsd: 0.014 });
  });

  it("has an unknown cost when nobody can count its pages", async () => {
    const base = await serve((_request, reply) => begin(reply, "break"));
    const ledger = memoryLedger();
    const ocr = createOcr({ provider: house(base), ledger, patience: once });
    await reasonOf(ocr.process({ document: { document_url: "https://a.example/b.pdf" } }));
    expect(ledger.totals()).toMatchObject({ unpriced: 1, failedUsd: 0 });
    expect(ledger.entries[0]?.unknown).toBe("the number of pages is not known");
  });

  it("is not made of a slow ledger: what was answered in time is delivered, and paid once", async () => {
    const entries: Array<string> = [];
    const record = async ({ kind }: { readonly kind: string }) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      entries.push(kind);
    };
    const provider = echo(() => pages(3));
    const ocr = createOcr({ provider, ledger: { record }, timeoutMs: 20 });
    expect((await ocr.process({ document })).response.pages).toHaveLength(3);
    expect(entries).toEqual(["answered"]);
    expect(provider.calls).toHaveLength(1);
  });

  it.each([
    [
      "throws",
      () => {
        throw new TypeError("postgres://user:secret@host");
      },
    ],
    ["rejects", () => Promise.reject(new TypeError("postgres://user:secret@host"))],
  ])("a ledger that %s loses no answer: it is said, with what the entry held", async (_, record) => {
    const events: Array<OcrEvent> = [];
    const provider = echo(() => pages(3));
    const ocr = createOcr({ provider, ledger: { record } });
    const onEvent = (event: OcrEvent) => void events.push(event);
    const { meta, response } = await ocr.process({ document }, { onEvent });
    expect(response.pages).toHaveLength(3);
    expect(meta.cost?.usd).toBe(0.006);
    expect(meta.warnings).toEqual([
      { code: "ledger-failed", message: "the ledger did not take an entry (TypeError): 3 pages by echo/echo-1" },
    ]);
    expect(events.map(({ type }) => type)).toEqual(["ledger", "attempt", "done"]);
    expect(events[0]).toMatchObject({ kind: "answered", provider: "echo", pages: 3, annotatedPages: 0, usd: 0.006 });
    expect(provider.calls).toHaveLength(1);
  });

  it("a ledger that throws does not hide why a call failed", async () => {
    const base = await serve((_request, reply) => begin(reply, "break"));
    const record = () => Promise.reject(new Error("full"));
    const ocr = createOcr({ provider: house(base), ledger: { record }, patience: once });
    expect(await reasonOf(ocr.process({ document }))).toBe("Network");
  });
});
