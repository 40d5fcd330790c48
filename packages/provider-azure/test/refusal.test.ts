import { describe, expect, it } from "vitest";
import { calling } from "./calling.ts";
import { failureOf } from "./failure.ts";
import { asked, bytes, document, startAnalysis } from "./operation-start.ts";

describe("refused documents", () => {
  it.each([
    [400, "InvalidContent", "InvalidRequest"],
    [400, "InvalidContentLength", "TooLarge"],
    [400, "UnsupportedContent", "Unsupported"],
    [400, "ContentSourceNotAccessible", "InvalidRequest"],
    [403, "OutboundAccessForbidden", "Forbidden"],
    [404, "ModelNotFound", "NotFound"],
    [409, "Conflict", "Upstream"],
    [415, "UnsupportedMediaType", "Unsupported"],
  ])("%i %s is %s", async (status, code, reason) => {
    const body = { error: { code: "Outer", message: "Outer words.", innererror: { code, message: "Inner words." } } };
    const { provider } = await startAnalysis({ faults: [{ kind: "status", status, body }] });
    const error = await failureOf(calling(provider, { document }).run);
    expect(error).toMatchObject({ reason, status, requestId: undefined });
    expect(error.message).toBe(`azure-di answered ${status}: Outer words. Inner words. (${code})`);
  });

  it.each([
    ["a sentence", { detail: "The page is upside down." }, "The page is upside down."],
    ["a list", { detail: [{ loc: ["body", "pages"], msg: "not a page", input: "secret" }] }, "body.pages: not a page"],
    ["nothing known", { fault: "x" }, undefined],
  ])("a gateway that answers with %s is quoted", async (_, body, words) => {
    const { provider } = await startAnalysis({ faults: [{ kind: "status", status: 400, body }] });
    const { message } = await failureOf(calling(provider, { document }).run);
    expect(message).toBe(`azure-di answered 400${words === undefined ? "" : `: ${words}`}`);
  });

  it("a used-up quota is told from a missing right", async () => {
    const body = { error: { code: "403", message: "Out of call volume quota for FormRecognizer F0 pricing tier." } };
    const { provider } = await startAnalysis({ faults: [{ kind: "status", status: 403, body }] });
    expect(await failureOf(calling(provider, { document }).run)).toMatchObject({ reason: "QuotaExhausted" });
  });

  it("a busy vendor is left to core's patience", async () => {
    const { fake, provider } = await startAnalysis({
      faults: [{ kind: "status", status: 429, headers: { "retry-after": "3" } }],
    });
    const error = await failureOf(calling(provider, { document }).run);
    expect(error).toMatchObject({ reason: "RateLimited", retryable: true, retryAfterMs: 3000 });
    expect(fake.requests).toHaveLength(1);
  });
});

describe("deleteResult", () => {
  it("leaves nothing behind after success, a failure, an answer that fits nothing", async () => {
    for (const options of [
      {},
      { end: "failed" as const },
      { faults: [{ kind: "body" as const, text: '{"status":5}', method: "GET" }] },
    ]) {
      const { fake, provider } = await startAnalysis(options, { deleteResult: true });
      await calling(provider, { document }).run.catch(() => undefined);
      expect(fake.requests.at(-1)?.method).toBe("DELETE");
      expect(fake.results).toBe(0);
    }
    const { fake, provider } = await startAnalysis();
    await calling(provider, { document }).run;
    expect(fake.results).toBe(1);
  });

  it("nor after the caller gave up", async () => {
    const { fake, ocr } = await startAnalysis(
      { polls: { running: 0, ended: 1000 }, firstRetryAfter: "0" },
      { deleteResult: true },
    );
    const stop = new AbortController();
    const run = ocr.process({ document: { bytes } }, { signal: stop.signal });
    await expect.poll(() => asked(fake.requests)).toBeGreaterThan(0);
    stop.abort();
    await failureOf(run);
    await expect.poll(() => fake.results).toBe(0);
  });

  it("comes after the pictures, and says when it fails", async () => {
    const faults = [{ kind: "status" as const, status: 500, method: "DELETE" }];
    const { fake, ocr } = await startAnalysis({ faults, firstRetryAfter: "0" }, { deleteResult: true });
    const { meta, response } = await ocr.process({ document: { bytes }, include_image_base64: true });
    expect(response.pages[0]?.images[0]?.image_base64).toMatch(/^data:image\/png/);
    expect(meta.warnings.map(({ code }) => code)).toEqual(["result-not-deleted"]);
    expect(fake.results).toBe(1);
  });
});
