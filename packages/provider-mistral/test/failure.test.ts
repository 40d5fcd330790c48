/** What goes wrong, and what is said about it: the right reason, in time, and never the key. */
import { createOcr, type OcrEvent } from "@ocr/core";
import { type Fault, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { clientOf, failureOf, pdf, secret, startFake } from "./setup.ts";

const document = { bytes: pdf };

describe("the vendor's own errors", () => {
  it.each([
    ["a model that is none", { model: "mistral-ocr-9" }, "InvalidRequest", 400, "Invalid model: mistral-ocr-9"],
    [
      "a page that is none of a hosted document",
      { pages: [7], document: { document_url: "https://example.com/a.pdf" } },
      "InvalidRequest",
      422,
      "body.pages: Value error, page 7 does not exist",
    ],
    [
      "an address with nothing there",
      { document: { document_url: "https://example.com/b.pdf" } },
      "InvalidRequest",
      400,
      "Failed to fetch document",
    ],
    [
      "an address without https",
      { document: { document_url: "http://example.com/b.pdf" } },
      "InvalidRequest",
      422,
      "starting with 'https'",
    ],
    [
      "a file that is gone",
      { document: { file_id: "00000000-0000-4000-8000-000000000099" } },
      "InvalidRequest",
      422,
      "Could not get file.",
    ],
    ["a file id that is none", { document: { file_id: "x" } }, "InvalidRequest", 422, "valid UUID"],
  ] as const)("%s", async (_, change, reason, status, said) => {
    const fake = await startFake();
    fake.host("https://example.com/a.pdf", pdf);
    const error = await failureOf(clientOf(fake).process({ document, ...change } as never));
    expect(error).toMatchObject({ reason, status, retryable: false });
    expect(error.message).toContain(said);
  });

  it("too many pages a minute: waits as long as it is told to", async () => {
    let now = 1_000_000;
    const fake = await startFake({ pagesPerMinute: 3, now: () => now });
    const ocr = clientOf(fake);
    await ocr.process({ document });
    now += 58_000;
    const error = await failureOf(ocr.process({ document }));
    expect(error).toMatchObject({
      reason: "RateLimited",
      status: 429,
      retryAfterMs: 2000,
      limits: { pagesPerMinute: 3, pagesRemaining: 0 },
    });
    expect(error.requestId).toMatch(/^0{8}-/);
  });

  it("a model that is gone", async () => {
    const fake = await startFake({ gone: ["mistral-ocr-2505"] });
    const error = await failureOf(clientOf(fake).process({ document, model: "mistral-ocr-2505" }));
    expect(error).toMatchObject({ reason: "NotFound", status: 404 });
    expect(error.message).toContain("mistral-ocr-2505 was retired on 2026-05-31");
  });

  it("a file type that Files does not take", async () => {
    const fake = await startFake();
    const error = await failureOf(
      clientOf(fake, { upload: "always" }).process({
        document: { bytes: new Uint8Array([1, 2, 3]), mediaType: "application/zip" },
      }),
    );
    expect(error).toMatchObject({ reason: "InvalidRequest", status: 422 });
    expect(error.message).toContain("mimetype application/zip");
  });
});

describe("the key", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(["always", "never"] as const)(
    "that is missing is asked for before anything is sent (upload %s)",
    async (upload) => {
      vi.stubEnv("MISTRAL_API_KEY", "");
      const fake = await startFake();
      const ocr = createOcr({ provider: mistral({ baseURL: fake.url, upload }) });
      const error = await failureOf(ocr.process({ document }));
      expect(error).toMatchObject({ reason: "Unauthorized", message: expect.stringContaining("set MISTRAL_API_KEY") });
      expect(fake.requests).toEqual([]);
      vi.stubEnv("MISTRAL_API_KEY", secret);
      await expect(ocr.process({ document })).resolves.toBeDefined();
    },
  );

  it("that is wrong is named by its variable", async () => {
    vi.stubEnv("MISTRAL_API_KEY", "wrong");
    const fake = await startFake();
    const error = await failureOf(createOcr({ provider: mistral({ baseURL: fake.url }) }).process({ document }));
    expect(error.message).toBe("mistral answered 401: Unauthorized; check the key of MISTRAL_API_KEY");
  });
});

const faults: ReadonlyArray<readonly [string, Fault, string]> = [
  ["a body that stalls", { kind: "stall", when: "body" }, "Timeout"],
  ["an answer that never comes", { kind: "stall", when: "headers" }, "Timeout"],
  ["an upload that stalls", { kind: "stall", when: "upload" }, "Timeout"],
  ["a connection that breaks", { kind: "reset", when: "headers" }, "Network"],
  ["a connection that breaks in the middle", { kind: "reset", when: "body" }, "Network"],
  ["half a reply", { kind: "truncate" }, "ResponseInvalid"],
  ["null", { kind: "body", text: "null" }, "ResponseInvalid"],
  ["nothing", { kind: "body", text: "" }, "ResponseInvalid"],
  ["a page of a proxy", { kind: "body", text: "<html>busy</html>", contentType: "text/html" }, "ResponseInvalid"],
  ["50 MB of rubbish", { kind: "flood", bytes: 50_000_000 }, "ResponseInvalid"],
  ["a redirect into the house", { kind: "redirect", location: "http://169.254.169.254/" }, "Upstream"],
  ["a wait for too long", { kind: "status", status: 429, headers: { "retry-after": "3600" } }, "RateLimited"],
  ["a broken gateway", { kind: "status", status: 502, body: undefined }, "Upstream"],
  [
    "a refusal that quotes the key",
    { kind: "status", status: 400, body: { message: `bad: Bearer ${secret}` } },
    "InvalidRequest",
  ],
];

describe.each(["always", "never"] as const)("with upload %s", (upload) => {
  const path = "/v1/ocr";

  it.each(faults)(
    "%s ends in time, in the right error, without the key, and with nothing left behind",
    async (_, fault, reason) => {
      const large = upload === "always" || !(fault.kind === "stall" && fault.when === "upload");
      const bytes = large ? pdf : await makeDocument({ seed: 1, bytesPerPage: 4_000_000 });
      const fake = await startFake({ faults: [{ ...fault, path }], keepBodies: false });
      const ocr = clientOf(fake, { upload });
      const events: Array<OcrEvent> = [];
      const said = vi.spyOn(console, "log");
      const started = performance.now();
      const limit = reason === "Timeout" ? 200 : 15_000;
      const error = await failureOf(
        ocr.process({ document: { bytes } }, { timeoutMs: limit, onEvent: (event) => events.push(event) }),
      );
      expect(error.reason).toBe(reason);
      expect(performance.now() - started).toBeLessThan(limit + 600);
      await ocr.close();
      expect(fake.uploadedFiles).toHaveLength(0);
      const everything = inspect(
        { error, events, said: said.mock.calls, stack: error.stack },
        { depth: 20, showHidden: true },
      );
      expect(everything).not.toContain(secret);
      said.mockRestore();
    },
  );
});

it("tries again after what passes, and pays for what was read", async () => {
  const fake = await startFake({
    faults: [
      { kind: "status", status: 503, path: "/v1/ocr" },
      { kind: "truncate", path: "/v1/ocr" },
    ],
  });
  const ocr = createOcr({
    provider: mistral({ baseURL: fake.url, apiKey: secret, upload: "always" }),
    patience: { baseDelayMs: 1 },
  });
  const { meta } = await ocr.process({ document });
  expect(meta.attempts.map(({ billed, outcome }) => [outcome, billed ?? false])).toEqual([
    ["Upstream", false],
    ["ResponseInvalid", true],
    ["succeeded", false],
  ]);
  expect(meta.cost?.usd).toBe(0.012);
  expect(meta.failedCost).toMatchObject({ usd: 0.012, pages: 3 });
  expect(fake.billedPages.plain).toBe(6);
  expect(fake.uploadedFiles).toHaveLength(0);
});
