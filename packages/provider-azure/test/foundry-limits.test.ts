import { createOcr } from "@ocr/core";
import { fakeFoundry, makeDocument } from "@ocr/fakes";
import { azure } from "@ocr/provider-azure";
import { describe, expect, it, onTestFinished } from "vitest";
import { failureOf } from "./failure.ts";
import { startFoundry, twoPages as pdf } from "./foundry-client.ts";

describe("limits and failures", () => {
  it("documents with more than 30 pages go out in parts", async () => {
    const { fake, ocr } = await startFoundry();
    const bytes = await makeDocument({
      seed: 1,
      pages: 31,
      width: 400,
      height: 500,
      tables: false,
      lists: false,
      links: false,
    });
    const { response } = await ocr.process({ document: { bytes } });
    expect(response.pages.map(({ index }) => index)).toEqual(Array.from({ length: 31 }, (_, i) => i));
    expect(fake.requests).toHaveLength(2);
    expect(response.usage_info.pages_processed).toBe(31);
    const ids = response.pages.flatMap(({ images }) => images.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("documents by URL are fetched here, because the service reaches no other host", async () => {
    const fake = await fakeFoundry();
    onTestFinished(fake.close);
    const fetched: Array<string> = [];
    const ocr = createOcr({
      provider: azure({ endpoint: fake.url, apiKey: fake.apiKey }),
      fetchDocument: async (url) => {
        fetched.push(url);
        return pdf;
      },
    });
    const { response } = await ocr.process({ document: { document_url: "https://example.com/a.pdf" } });
    expect(response.pages).toHaveLength(2);
    expect(fetched).toEqual(["https://example.com/a.pdf"]);
    expect(await failureOf(ocr.process({ document: { file_id: "x" } }))).toMatchObject({ reason: "Unsupported" });
  });

  it.each([
    [{ kind: "body", text: "null" }, "ResponseInvalid"],
    [{ kind: "body", text: "" }, "ResponseInvalid"],
    [{ kind: "status", status: 408 }, "Timeout"],
    [{ kind: "status", status: 503 }, "Upstream"],
    [{ kind: "status", status: 500 }, "Upstream"],
    [{ kind: "reset", when: "body" }, "Network"],
    [{ kind: "truncate" }, "ResponseInvalid"],
    [{ kind: "body", text: "<html>", contentType: "text/html" }, "ResponseInvalid"],
  ] as const)("%o is tried again", async (fault, outcome) => {
    const { ocr } = await startFoundry({ faults: [fault] });
    const { meta } = await ocr.process({ document: pdf });
    expect(meta.attempts.map((attempt) => attempt.outcome)).toEqual([outcome, "succeeded"]);
  });

  it("waits as long as the limit on requests says", async () => {
    let now = 0;
    const { ocr } = await startFoundry({ requestsPerMinute: 1, now: () => now });
    await ocr.process({ document: pdf });
    const error = await failureOf(ocr.process({ document: pdf }, { patience: { attempts: 1 } }));
    expect(error).toMatchObject({ reason: "RateLimited", retryAfterMs: 60_000, limits: { requestsPerMinute: 1 } });
    now = 60_000;
    await ocr.process({ document: pdf });
  });

  it("does not follow a redirect", async () => {
    const other = await fakeFoundry();
    onTestFinished(other.close);
    const { ocr } = await startFoundry({ faults: [{ kind: "redirect", location: other.url, times: 9 }] });
    expect(await failureOf(ocr.process({ document: pdf }))).toMatchObject({ retryable: false, status: 307 });
    expect(other.requests).toHaveLength(0);
  });

  it("keeps what the service adds, and counts pages by its header where the body does not", async () => {
    const { ocr } = await startFoundry({ filtersContent: true });
    const { response } = await ocr.process({ document: pdf });
    expect(response["content_filter_results"]).toBeDefined();
    const fetch = async () =>
      Response.json({ pages: [{ index: 0, markdown: "x" }] }, { headers: { "x-pages-processed": "7" } });
    const counted = createOcr({ provider: azure({ endpoint: "https://a.example", apiKey: "k", fetch }) });
    expect((await counted.process({ document: pdf })).response.usage_info.pages_processed).toBe(7);
  });

  it("knows when its models go", async () => {
    const { ocr } = await startFoundry();
    const { meta } = await ocr.process({ document: pdf, model: "mistral-ocr-2503" });
    expect(meta.warnings).toEqual([
      { code: "model-deprecated", message: expect.stringContaining("mistral-ocr-2503") as string },
    ]);
  });
});
