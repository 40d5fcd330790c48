/** AIML API in both of its generations. */
import { createOcr, isOcrError, type OcrInput } from "@ocr/core";
import { fakeAimlapi, type FakeAimlapiOptions, makeDocument, makeImage } from "@ocr/fakes";
import { aimlapi } from "@ocr/provider-aimlapi";
import { inspect } from "node:util";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";

const secret = "aiml-0123456789abcdef-secret";
const pdf = await makeDocument({ seed: 31, pages: 3 });

const start = async (options: FakeAimlapiOptions = {}) => {
  const fake = await fakeAimlapi({ apiKey: secret, ...options });
  onTestFinished(() => fake.close());
  const provider = aimlapi({ baseURL: fake.url, apiKey: secret });
  return { fake, ocr: createOcr({ provider, patience: { attempts: 1 } }) };
};

const bodyOf = (fake: Awaited<ReturnType<typeof start>>["fake"]) =>
  JSON.parse(new TextDecoder().decode(fake.requests.at(-1)?.body)) as Record<string, unknown>;

describe("the generation of 2026", () => {
  it("reads, and costs what it says", async () => {
    const { fake, ocr } = await start();
    const { meta, response } = await ocr.process({
      document: { bytes: pdf },
      pages: "1-2",
      include_image_base64: true,
    });
    expect(response.pages.map(({ index, markdown }) => [index, markdown.includes(`page ${index + 1} of 3`)])).toEqual([
      [1, true],
      [2, true],
    ]);
    expect(response.pages[0]?.images[0]?.image_base64).toMatch(/^data:image\/jpeg/);
    expect(response["meta"]).toEqual({ usage: { credits_used: 20_000, usd_spent: 0.01 } });
    expect(meta.cost).toMatchObject({ usd: 0.01, pages: 2, source: "vendor" });
    expect(Object.keys(bodyOf(fake)).toSorted()).toEqual(["document", "include_image_base64", "model", "pages"]);
    expect(fake.billedPages).toBe(2);
  });

  it("annotates", async () => {
    const { ocr } = await start();
    const format = {
      type: "json_schema",
      json_schema: { name: "x", schema: { type: "object", properties: { title: {} } } },
    };
    const { response } = await ocr.process({
      document: { bytes: pdf },
      document_annotation_format: format,
      document_annotation_prompt: "Shortly",
      bbox_annotation_format: format,
    } as OcrInput);
    expect(response.document_annotation).toContain("Shortly: Report 31-1");
    expect(response.pages[1]?.images[0]?.image_annotation).toContain("31-2");
  });

  it.each([
    ["mistral-ocr-4-0", "mistral/mistral-ocr-4-0"],
    ["mistral/mistral-ocr-4-0", "mistral/mistral-ocr-4-0"],
    ["mistral-ocr-2512", "mistral-ocr-2512"],
  ])("knows %s as %s", async (model, sent) => {
    const { fake, ocr } = await start();
    await ocr.process({ document: { bytes: pdf }, model });
    expect(bodyOf(fake)["model"]).toBe(sent);
  });

  it("has tables moved by core, and refuses what cannot be made up", async () => {
    const { ocr } = await start();
    const { response } = await ocr.process({ document: { bytes: pdf }, table_format: "html" });
    expect(response.pages[0]?.tables?.[0]?.content).toContain("<table>");
    await expect(
      ocr.process({ document: { bytes: pdf }, confidence_scores_granularity: "word" }),
    ).rejects.toMatchObject({ reason: "Unsupported" });
  });

  it("takes images and addresses", async () => {
    const { fake, ocr } = await start();
    fake.host("https://example.com/a.pdf", pdf);
    await expect(ocr.process({ document: { document_url: "https://example.com/a.pdf" } })).resolves.toBeDefined();
    await expect(ocr.process({ document: { bytes: makeImage({ seed: 1 }) } })).resolves.toBeDefined();
  });
});

describe("the generation of 2025", () => {
  it("answers with 201 and tells no amount", async () => {
    const { ocr } = await start({ generation: "2025" });
    const { meta, response } = await ocr.process({
      document: { bytes: pdf },
      model: "mistral/mistral-ocr-latest",
      pages: 2,
    });
    expect(response.pages.map(({ index }) => index)).toEqual([2]);
    expect(response.model).toBe("mistral-ocr-2503-completion");
    expect(meta.cost).toBeUndefined();
    expect(meta.costUnknown).toContain("no price is known");
  });
});

describe("what goes wrong", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it("a missing or wrong key names its variable", async () => {
    vi.stubEnv("AIMLAPI_API_KEY", "");
    const { fake } = await start();
    const ocr = createOcr({ provider: aimlapi({ baseURL: fake.url }) });
    await expect(ocr.process({ document: { bytes: pdf } })).rejects.toThrow(/set AIMLAPI_API_KEY/);
    expect(fake.requests).toEqual([]);
    vi.stubEnv("AIMLAPI_API_KEY", "wrong");
    await expect(ocr.process({ document: { bytes: pdf } })).rejects.toThrow(/check the key of AIMLAPI_API_KEY/);
  });

  it("a provider that is written out does not show its key", () => {
    const provider = aimlapi({ apiKey: secret, patience: { attempts: 1 } });
    expect(inspect(provider, { depth: 20, showHidden: true })).not.toContain(secret);
    expect(provider.patience).toEqual({ attempts: 1 });
  });

  it.each([
    [{ kind: "status", status: 429, headers: { "retry-after": "9" } }, "RateLimited"],
    [{ kind: "body", text: "null" }, "ResponseInvalid"],
    [{ kind: "reset", when: "body" }, "Network"],
    [{ kind: "status", status: 400, body: { message: `bad key ${secret}` } }, "InvalidRequest"],
  ] as const)("%j is %s, and the key is not told", async (fault, reason) => {
    const { fake, ocr } = await start();
    fake.fail(fault);
    const error: unknown = await ocr.process({ document: { bytes: pdf } }).catch((caught: unknown) => caught);
    if (!isOcrError(error)) throw new Error("not an OcrError", { cause: error });
    expect(error.reason).toBe(reason);
    expect(inspect(error, { depth: 20 })).not.toContain(secret);
  });
});
