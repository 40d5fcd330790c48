import { createOcr } from "@ocr/core";
import {
  type FakeDocumentIntelligenceOptions,
  fakeDocumentIntelligence,
  type Item,
  makeDocument,
  makeImage,
  truthOf,
} from "@ocr/fakes";
import { azureDocumentIntelligence, type DocumentIntelligenceOptions } from "@ocr/provider-azure";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { failureOf } from "./failure.ts";

const started = async (
  fakeOptions: FakeDocumentIntelligenceOptions = {},
  options: DocumentIntelligenceOptions = {},
) => {
  const fake = await fakeDocumentIntelligence({ firstRetryAfter: "0", ...fakeOptions });
  onTestFinished(fake.close);
  const provider = azureDocumentIntelligence({ endpoint: fake.url, apiKey: fake.apiKey, ...options });
  return { fake, ocr: createOcr({ provider, patience: { baseDelayMs: 1, attempts: 2 } }) };
};

const bytes = await makeDocument({ seed: 12, pages: 3 });
const truth = await truthOf(bytes);
const pdf = { bytes };

const textOf = (item: Item): string =>
  item.kind === "table"
    ? item.cells.map(({ line }) => line?.text ?? "").join(" ")
    : item.kind === "picture"
      ? ""
      : item.lines.map(({ text }) => text).join(" ");

const words = (text: string): Array<string> => text.split(/[\s|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

describe("layout", () => {
  it("reads every page as its truth says: text, tables, figures, header and footer", async () => {
    const { fake, ocr } = await started();
    const { meta, response } = await ocr.process({ document: pdf, extract_header: true, extract_footer: true });
    expect(response.pages.map(({ index }) => index)).toEqual([0, 1, 2]);
    for (const [i, page] of response.pages.entries()) {
      const known = truth?.pages[i];
      expect(page.header).toBe(known?.header?.text);
      expect(page.footer).toBe(known?.footer?.text);
      const plain = page.markdown.replaceAll(/<[^>]*>|[#·]|!\[[^\]]*\]\([^)]*\)/g, " ");
      expect(words(plain)).toEqual(words((known?.items ?? []).map(textOf).join(" ")));
      expect(page.images).toHaveLength(1);
      expect(page.dimensions).toEqual({ dpi: 200, width: 1700, height: 2200 });
      const picture = known?.items.find(({ kind }) => kind === "picture");
      const scale = 200 / 72;
      expect(page.images[0]?.top_left_x).toBe(Math.round((picture?.box.x ?? 0) * scale));
      expect(page.images[0]?.bottom_right_y).toBeCloseTo(
        ((picture?.box.y ?? 0) + (picture?.box.height ?? 0)) * scale,
        0,
      );
    }
    expect(response.usage_info).toMatchObject({ pages_processed: 3, doc_size_bytes: bytes.length });
    expect(meta.cost).toMatchObject({ usd: 0.03, pages: 3 });
    expect(fake.billedPages).toBe(3);
    expect(fake.results).toBe(1);
    const [submit] = fake.requests;
    expect(Object.fromEntries(submit?.query ?? [])).toEqual({
      "api-version": "2024-11-30",
      stringIndexType: "utf16CodeUnit",
      outputContentFormat: "markdown",
    });
    expect(submit?.headers["content-type"]).toBe("application/pdf");
    expect(submit?.body).toEqual(bytes);
  });

  it("counts from 1 where the vendor does", async () => {
    const { fake, ocr } = await started();
    const { response } = await ocr.process({ document: pdf, pages: [2, 0] });
    expect(fake.requests[0]?.query.get("pages")).toBe("1,3");
    expect(response.pages.map(({ index }) => index)).toEqual([0, 2]);
    expect(response.pages[1]?.markdown).toContain(truth?.pages[2]?.footer?.text);
    expect(fake.billedPages).toBe(2);
  });

  it("brings the pictures of figures when they are asked for", async () => {
    const { fake, ocr } = await started();
    const { response } = await ocr.process({ document: pdf, include_image_base64: true, image_limit: 2 });
    expect(fake.requests[0]?.query.get("output")).toBe("figures");
    const images = response.pages.flatMap((page) => page.images);
    expect(images.map(({ id }) => id)).toEqual(["img-0.png", "img-1.png"]);
    for (const { image_base64 } of images)
      expect(
        Buffer.from(image_base64?.split(",")[1] ?? "", "base64")
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    expect(fake.requests.filter(({ path }) => path.includes("/figures/"))).toHaveLength(2);
  });

  it.each([
    [{ kind: "status", status: 404, path: /figures/ }, 1],
    [{ kind: "body", text: "<html>", contentType: "text/html", path: /figures/ }, 1],
  ] as const)("a picture that cannot be had is a warning (%o)", async (fault, count) => {
    const { ocr } = await started({ faults: [fault] });
    const { meta, response } = await ocr.process({ document: pdf, include_image_base64: true });
    expect(meta.warnings.map(({ code }) => code)).toEqual(Array(count).fill("image-missing"));
    const images = response.pages.flatMap((page) => page.images);
    expect(images.filter(({ image_base64 }) => image_base64 === null)).toHaveLength(count);
  });

  it("moves tables, with ids over the whole document", async () => {
    const { ocr } = await started();
    const { response } = await ocr.process({
      document: pdf,
      table_format: "html",
      confidence_scores_granularity: "word",
    });
    const tables = response.pages.flatMap((page) => page.tables ?? []);
    expect(tables.map(({ id }) => id)).toEqual(["tbl-0.html", "tbl-1.html", "tbl-2.html"]);
    for (const { content, word_confidence_scores: scores } of tables)
      for (const { start_index, text } of scores ?? [])
        expect(content.slice(start_index, start_index + text.length)).toBe(text);
    for (const page of response.pages)
      for (const { start_index, text } of page.confidence_scores?.word_confidence_scores ?? [])
        expect(page.markdown.slice(start_index, start_index + text.length)).toBe(text);
  });

  it("counts characters beyond the BMP as JavaScript does", async () => {
    const { ocr } = await started({ stamp: "😀 𠮷 e\u0301 👩‍👩‍👧" });
    const { response } = await ocr.process({ document: pdf, confidence_scores_granularity: "word" });
    for (const [i, page] of response.pages.entries()) {
      expect(page.markdown).toContain("😀 𠮷 e\u0301 👩‍👩‍👧");
      expect(page.markdown).toContain(truth?.pages[i]?.footer?.text);
      const scores = page.confidence_scores?.word_confidence_scores ?? [];
      expect(scores.length).toBeGreaterThan(20);
      for (const { start_index, text } of scores)
        expect(page.markdown.slice(start_index, start_index + text.length)).toBe(text);
    }
  });

  it("reads images in their own pixels", async () => {
    const { fake, ocr } = await started();
    const { response } = await ocr.process({ document: { bytes: makeImage({ seed: 4, width: 500, height: 700 }) } });
    expect(fake.requests[0]?.headers["content-type"]).toBe("image/png");
    expect(response.pages[0]?.dimensions).toEqual({ dpi: 200, width: 500, height: 700 });
  });

  it("lets the vendor fetch documents by URL", async () => {
    const { fake, ocr } = await started();
    fake.host("https://example.com/a.pdf", bytes);
    const { response } = await ocr.process({ document: { document_url: "https://example.com/a.pdf" } });
    expect(response.pages).toHaveLength(3);
    expect(await failureOf(ocr.process({ document: { document_url: "https://example.com/b.pdf" } }))).toMatchObject({
      reason: "InvalidRequest",
      message: expect.stringContaining("not accessible") as string,
    });
  });

  it("sends features, fields and locale, and adds what they cost", async () => {
    const { fake, ocr } = await started(
      {},
      { features: ["formulas", "queryFields"], queryFields: ["Total", "Date"], locale: "de-DE" },
    );
    const { meta } = await ocr.process({ document: pdf });
    expect(Object.fromEntries(fake.requests[0]?.query ?? [])).toMatchObject({
      features: "formulas,queryFields",
      queryFields: "Total,Date",
      locale: "de-DE",
    });
    expect(meta.cost?.usd).toBe(0.078);
    const unknown = await started({}, { features: ["keyValuePairs"] });
    expect((await unknown.ocr.process({ document: pdf })).meta.costUnknown).toMatch(/no price/);
  });
});

describe("other models", () => {
  it("read gives text as paragraphs, without tables", async () => {
    const { fake, ocr } = await started({}, { model: "prebuilt-read" });
    const { meta, response } = await ocr.process({ document: pdf, include_image_base64: true });
    expect(fake.requests[0]?.query.has("outputContentFormat")).toBe(false);
    expect(fake.requests[0]?.query.has("output")).toBe(false);
    const known = truth?.pages[0]?.items ?? [];
    expect(words(response.pages[0]?.markdown.replaceAll("·", "") ?? "")).toEqual(words(known.map(textOf).join(" ")));
    expect(response.pages[0]?.markdown.split("\n\n").length).toBeGreaterThan(5);
    expect(meta.cost?.usd).toBe(0.0045);
    expect(meta.warnings.map(({ code }) => code)).toEqual(["option-ignored"]);
    expect(await failureOf(ocr.process({ document: pdf, extract_header: true }))).toMatchObject({
      reason: "Unsupported",
      message: "azure-di with prebuilt-read cannot do extract_header",
    });
  });

  it("a model of one's own gives text, tables and its fields as they came", async () => {
    const { ocr } = await started({ models: ["my-invoices"] }, { model: "my-invoices" });
    const { meta, response } = await ocr.process({ document: pdf, table_format: "markdown" });
    expect(response.pages[0]?.tables).toHaveLength(1);
    const known = truth?.pages[0]?.items ?? [];
    for (const word of words(
      known
        .filter(({ kind }) => kind !== "table")
        .map(textOf)
        .join(" "),
    ))
      expect(response.pages[0]?.markdown).toContain(word);
    expect(meta.native).toHaveProperty("documents");
    expect(meta.cost?.usd).toBe(0.09);
  });

  it("an unknown one is said so in the vendor's words", async () => {
    const { ocr } = await started();
    expect(await failureOf(ocr.process({ document: pdf, model: "nothing-there" }))).toMatchObject({
      reason: "NotFound",
      status: 404,
      retryable: false,
      message: "azure-di answered 404: Resource not found. The requested model was not found. (ModelNotFound)",
    });
    const { fake, ocr: other } = await started();
    const error = await failureOf(other.process({ document: pdf, model: "../evil" }));
    expect(error.reason).toBe("InvalidRequest");
    expect(fake.requests).toHaveLength(0);
  });
});

describe("keys, tokens, tiers", () => {
  it("takes a token, and sends it with every request", async () => {
    const { fake, ocr } = await started(
      { tokens: ["t-1"] },
      { token: async () => ({ token: "t-1", expiresOnTimestamp: 1 }) },
    );
    await ocr.process({ document: pdf, include_image_base64: true });
    expect(new Set(fake.requests.map(({ headers }) => headers["authorization"]))).toEqual(new Set(["Bearer t-1"]));
    expect(fake.requests.some(({ headers }) => "ocp-apim-subscription-key" in headers)).toBe(false);
  });

  it("names the variables when something is missing or wrong", async () => {
    vi.stubEnv("AZURE_DOCUMENT_INTELLIGENCE_API_KEY", "");
    vi.stubEnv("AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT", "");
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(() => azureDocumentIntelligence()).toThrow(/AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT/);
    const { fake } = await started();
    vi.stubEnv("AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT", `${fake.url}/`);
    const ocr = createOcr({ provider: azureDocumentIntelligence() });
    expect((await failureOf(ocr.process({ document: pdf }))).message).toMatch(/AZURE_DOCUMENT_INTELLIGENCE_API_KEY/);
    vi.stubEnv("AZURE_DOCUMENT_INTELLIGENCE_API_KEY", "nonsense");
    const error = await failureOf(ocr.process({ document: pdf }));
    expect(error).toMatchObject({ reason: "Unauthorized", status: 401 });
    expect(error.message).toMatch(/AZURE_DOCUMENT_INTELLIGENCE_API_KEY/);
    vi.stubEnv("AZURE_DOCUMENT_INTELLIGENCE_API_KEY", fake.apiKey);
    expect((await ocr.process({ document: pdf })).response.pages).toHaveLength(3);
  });

  it.each([
    "",
    "/",
    "/documentintelligence",
    "/documentintelligence/documentModels/prebuilt-read:analyze?api-version=2024-11-30",
  ])("takes the endpoint with %j behind it", async (ending) => {
    const { fake } = await started();
    const provider = azureDocumentIntelligence({ endpoint: `${fake.url}${ending}`, apiKey: fake.apiKey });
    const { response } = await createOcr({ provider }).process({ document: pdf });
    expect(response.pages).toHaveLength(3);
  });

  it.each([
    ["a long file", { pages: 5, bytesPerPage: 10_000 }, "2 of 5"],
    ["a small one", { pages: 3 }, "2 of 3"],
  ])("warns when the free tier has read two pages only of %s", async (_, options, said) => {
    const { ocr } = await started({ tier: "F0" });
    const { meta, response } = await ocr.process({ document: { bytes: await makeDocument({ seed: 1, ...options }) } });
    expect(response.pages).toHaveLength(2);
    expect(meta.warnings).toMatchObject([{ code: "pages-missing", message: expect.stringContaining(said) as string }]);
  });

  it("says nothing of two pages where there are no others", async () => {
    const { ocr } = await started({ tier: "F0" });
    const { meta, response } = await ocr.process({ document: { bytes: await makeDocument({ seed: 1, pages: 2 }) } });
    expect([response.pages.length, meta.warnings]).toEqual([2, []]);
  });

  it("reads all pages on the free tier when it knows of it", async () => {
    const long = { bytes: await makeDocument({ seed: 1, pages: 5, bytesPerPage: 10_000 }) };
    const { fake, ocr } = await started({ tier: "F0" }, { tier: "F0" });
    const { meta, response } = await ocr.process({ document: long, pages: "0,2-4" });
    expect(response.pages.map(({ index }) => index)).toEqual([0, 2, 3, 4]);
    expect(response.pages.flatMap(({ images }) => images.map(({ id }) => id))).toEqual(
      [0, 1, 2, 3].map((n) => `img-${n}.png`),
    );
    expect(meta.warnings).toEqual([]);
    expect(fake.billedPages).toBe(4);
  });

  it("says that a document is too large in the vendor's tier", async () => {
    const large = { bytes: await makeDocument({ seed: 1, bytesPerPage: 4_100_000, pictures: false }) };
    const { ocr } = await started({ tier: "F0" });
    expect(await failureOf(ocr.process({ document: large }))).toMatchObject({ reason: "TooLarge", status: 400 });
  });
});
