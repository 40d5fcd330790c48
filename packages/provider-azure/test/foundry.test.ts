import { createOcr, type OcrInput } from "@ocr/core";
import { fakeFoundry, makeImage, truthOf } from "@ocr/fakes";
import { azure } from "@ocr/provider-azure";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { failureOf } from "./failure.ts";
import { startFoundry, twoPages as pdf } from "./foundry-client.ts";

const schema = { type: "object", properties: { title: { type: "string" } } };
const format = { type: "json_schema" as const, json_schema: { name: "x", schema } };

describe("Foundry", () => {
  it("reads a PDF and prices it", async () => {
    const { fake, ocr, sent } = await startFoundry();
    const { meta, response } = await ocr.process({ document: pdf });
    const truth = await truthOf(pdf.bytes);
    expect(response.pages.map(({ index }) => index)).toEqual([0, 1]);
    for (const [i, page] of response.pages.entries()) expect(page.markdown).toContain(truth?.pages[i]?.footer?.text);
    expect(response.model).toBe("mistral-document-ai-2512");
    expect(meta.cost).toMatchObject({ usd: 0.006, pages: 2 });
    expect(fake.billedPages).toEqual({ plain: 2, annotated: 0 });
    expect(sent(0)).toMatchObject({ model: "mistral-document-ai-2512", document: { type: "document_url" } });
    expect(Object.keys(sent(0))).toEqual(["model", "document"]);
  });

  it("reads an image", async () => {
    const { ocr, sent } = await startFoundry({}, { model: "mistral-ocr-4-0" });
    const { response } = await ocr.process({ document: { bytes: makeImage({ seed: 2 }) } });
    expect(sent(0)["document"]).toMatchObject({ type: "image_url" });
    expect(response.pages[0]?.dimensions?.dpi).toBe(200);
    expect(response.pages[0]?.blocks?.length).toBeGreaterThan(0);
  });

  it.each([
    "",
    "/",
    "/providers/mistral/azure",
    "/providers/mistral/azure/",
    "/providers/mistral/azure/ocr",
    "/api/projects/mine",
  ])("takes the endpoint with %j behind it", async (ending) => {
    const fake = await fakeFoundry();
    onTestFinished(fake.close);
    const ocr = createOcr({ provider: azure({ endpoint: `${fake.url}${ending}`, apiKey: fake.apiKey }) });
    await ocr.process({ document: pdf });
    expect(fake.requests.map(({ path }) => path)).toEqual(["/providers/mistral/azure/ocr"]);
  });

  it("keeps the query of the endpoint, and knows the path of serverless deployments", async () => {
    const urls: Array<string> = [];
    const fetch = vi.fn<typeof globalThis.fetch>(async (url) => {
      urls.push(url as string);
      return Response.json({ pages: [{ index: 0, markdown: "x" }] });
    });
    for (const endpoint of [
      "https://a.services.ai.azure.com/providers/mistral/azure/ocr?api-version=2024-05-01-preview",
      "https://mine.eastus.models.ai.azure.com/",
    ])
      await createOcr({ provider: azure({ endpoint, apiKey: "k", fetch }) }).process({ document: pdf });
    expect(urls).toEqual([
      "https://a.services.ai.azure.com/providers/mistral/azure/ocr?api-version=2024-05-01-preview",
      "https://mine.eastus.models.ai.azure.com/v1/ocr",
    ]);
  });

  it("takes a token of Entra ID as @azure/identity gives it, for the right scope", async () => {
    const { ocr, fake } = await startFoundry(
      { tokens: ["entra-token"] },
      {
        token: async (scope) => ({ token: scope.endsWith("/.default") ? "entra-token" : "", expiresOnTimestamp: 0 }),
      },
    );
    await ocr.process({ document: pdf });
    expect(fake.requests[0]?.headers["authorization"]).toBe("Bearer entra-token");
    const without = await failureOf((await startFoundry({}, { token: () => null })).ocr.process({ document: pdf }));
    expect(without).toMatchObject({ reason: "Unauthorized", message: "azure: token() gave no token" });
    const wrong = await failureOf((await startFoundry({}, { token: () => "old" })).ocr.process({ document: pdf }));
    expect(wrong.message).toMatch(/check the token/);
  });

  it("names the variables when the endpoint or the key is missing, or the key is wrong", async () => {
    vi.stubEnv("AZURE_AI_API_KEY", "");
    vi.stubEnv("AZURE_AI_ENDPOINT", "");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(() => azure()).toThrow(/AZURE_AI_ENDPOINT/);
    expect(() => azure({ endpoint: "my resource" })).toThrow(/not a URL/);
    expect(() => azure({ endpoint: "https://name:pass@a.example" })).toThrow(/must not hold a name or password/);
    const { fake } = await startFoundry();
    vi.stubEnv("AZURE_AI_ENDPOINT", fake.url);
    const provider = azure();
    expect(await failureOf(createOcr({ provider }).process({ document: pdf }))).toMatchObject({
      reason: "Unauthorized",
      message: expect.stringContaining("AZURE_AI_API_KEY") as string,
    });
    expect(fake.requests).toHaveLength(0);
    vi.stubEnv("AZURE_AI_API_KEY", "wrong");
    expect(await failureOf(createOcr({ provider }).process({ document: pdf }))).toMatchObject({
      reason: "Unauthorized",
      status: 401,
      message: expect.stringContaining("AZURE_AI_API_KEY") as string,
    });
    vi.stubEnv("AZURE_AI_API_KEY", `${fake.apiKey}\n`);
    expect((await createOcr({ provider }).process({ document: pdf })).response.pages).toHaveLength(2);
  });

  it("asks a deployment by its own name, and knows the model behind it", async () => {
    const { ocr, sent } = await startFoundry(
      { deployments: { house: "mistral-ocr-4-0" } },
      { model: "mistral-ocr-4-0", deployment: "house" },
    );
    const { meta } = await ocr.process({ document: pdf, confidence_scores_granularity: "word" });
    expect(sent(0)["model"]).toBe("house");
    expect(meta.cost?.usd).toBe(0.008);
  });

  it("leaves the options of an unknown deployment to the vendor", async () => {
    const { ocr } = await startFoundry({ deployments: { mine: "mistral-document-ai-2505" } }, { model: "mine" });
    const error = await failureOf(ocr.process({ document: pdf, table_format: "html" }));
    expect(error).toMatchObject({ reason: "InvalidRequest", status: 422, retryable: false });
    expect(error.message).toContain("table_format");
    const { meta } = await ocr.process({ document: pdf });
    expect(meta.costUnknown).toMatch(/no price/);
  });
});

describe("options by model", () => {
  const all: Partial<OcrInput> = {
    include_image_base64: true,
    image_limit: 1,
    image_min_size: 5,
    document_annotation_format: format,
    bbox_annotation_format: format,
    document_annotation_prompt: "brief",
    table_format: "html",
    extract_header: true,
    extract_footer: true,
    confidence_scores_granularity: "word",
  };

  it("ocr-4-0 takes all", async () => {
    const { ocr, sent } = await startFoundry({}, { model: "mistral-ocr-4-0" });
    const { response } = await ocr.process({ document: pdf, pages: "1", ...all });
    expect(sent(0)).toMatchObject({ ...all, pages: [1] });
    expect(sent(0)).not.toHaveProperty("include_blocks");
    const [page] = response.pages;
    expect(page).toMatchObject({
      index: 1,
      header: expect.any(String) as string,
      footer: expect.any(String) as string,
    });
    expect(page?.tables?.[0]?.id).toBe("tbl-0.html");
    expect(page?.images[0]?.image_base64).toMatch(/^data:image\/jpeg;base64,/);
    expect(page?.confidence_scores?.word_confidence_scores?.length).toBeGreaterThan(0);
    expect(response.document_annotation).not.toBeNull();
  });

  it("drops blocks that were not wanted, because the model returns them anyway", async () => {
    const { ocr } = await startFoundry({}, { model: "mistral-ocr-4-0" });
    const { response } = await ocr.process({ document: pdf, include_blocks: false });
    expect(response.pages[0]?.blocks).toBeNull();
  });

  it.each([
    ["mistral-document-ai-2512", { confidence_scores_granularity: "page" }, "confidence_scores_granularity"],
    ["mistral-document-ai-2505", { extract_header: true }, "extract_header"],
    ["mistral-document-ai-2505", { confidence_scores_granularity: "word" }, "confidence_scores_granularity"],
    [
      "mistral-document-ai-2505",
      { document_annotation_format: format, document_annotation_prompt: "brief" },
      "document_annotation_prompt",
    ],
    ["mistral-ocr-2503", { bbox_annotation_format: format }, "bbox_annotation_format"],
    ["mistral-ocr-4-0", { confidence_scores_granularity: "block" }, "confidence_scores_granularity block"],
    [
      "mistral-document-ai-2512",
      { document_annotation_format: { ...format, json_schema: { ...format.json_schema, strict: false } } },
      "document_annotation_format",
    ],
  ] as const)("%s refuses %o by name, before any request", async (model, options, name) => {
    const { fake, ocr } = await startFoundry();
    const error = await failureOf(ocr.process({ document: pdf, model, ...options }));
    expect(error).toMatchObject({ reason: "Unsupported", model });
    expect(error.message).toContain(name);
    expect(fake.requests).toHaveLength(0);
  });

  it("tables of a model without table_format are moved all the same", async () => {
    const { ocr, sent } = await startFoundry({}, { model: "mistral-document-ai-2505" });
    const { response, meta } = await ocr.process({ document: pdf, table_format: "html" });
    expect(sent(0)).not.toHaveProperty("table_format");
    expect(response.pages[0]?.tables?.[0]?.content).toContain("<table>");
    expect(meta.warnings.map(({ code }) => code)).toContain("model-deprecated");
  });

  it("2512 gets strict schemas, without which it returns no annotation", async () => {
    const { fake, ocr } = await startFoundry();
    const { meta, response } = await ocr.process({ document: pdf, document_annotation_format: format });
    expect(response.document_annotation).not.toBeNull();
    expect(meta.warnings).toEqual([]);
    expect(meta.cost).toMatchObject({ annotatedPages: 2, usd: 0.006 });
    expect(fake.billedPages).toEqual({ plain: 0, annotated: 2 });
  });

  it("an annotation that does not come is told", async () => {
    const { ocr } = await startFoundry({ deployments: { mine: "mistral-document-ai-2512" } }, { model: "mine" });
    const { meta } = await ocr.process({ document: pdf, document_annotation_format: format });
    expect(meta.warnings.map(({ code }) => code)).toEqual(["annotation-missing"]);
  });
});
