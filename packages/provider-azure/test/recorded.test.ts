/** Recorded replies of the vendors, where they are at hand. */
import { createOcr, OcrResponse } from "@ocr/core";
import { makeDocument, makeImage } from "@ocr/fakes";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { answering, anyDocument, read } from "./answering.ts";
import { calling } from "./calling.ts";
import { failureOf } from "./failure.ts";

const folder = join(import.meta.dirname, "../../../../shared/samples");
const here = existsSync(folder);
if (!here) console.log("the folder of recorded replies is not here: they were not checked");

const json = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8")) as never;

interface Recorded {
  readonly content: string;
  readonly pages: ReadonlyArray<{ readonly words: ReadonlyArray<{ readonly content: string }> }>;
  readonly tables: ReadonlyArray<{ readonly cells: ReadonlyArray<{ readonly content: string }> }>;
}

const resultIn = (name: string): Recorded => (json(name) as { analyzeResult: Recorded }).analyzeResult;

/** Letters and digits only, so that marks of Markdown do not count. */
const letters = (text: string): string =>
  text.replaceAll(/:(?:un)?selected:|&\w+;/g, "").replaceAll(/[^\p{L}\p{N}]/gu, "");

const everythingOn = (page: {
  markdown: string;
  tables?: Array<{ content: string }> | null | undefined;
  header?: string | null | undefined;
  footer?: string | null | undefined;
}) => [page.header, page.markdown, ...(page.tables ?? []).map(({ content }) => content), page.footer].join(" ");

/** A text without tags and placeholders. */
const plain = (text: string): string =>
  text.replaceAll(/<[^>]*>/g, " ").replaceAll(/!?\[[^\]]*\]\((?:img|tbl)-[^)]*\)/g, " ");

describe.runIf(here)("recorded results of Document Intelligence", () => {
  const text = "azure/di-2024-11-30-layout-text-2pages-4tables.json";
  const image = "azure/di-2024-11-30-layout-image-figures-kv.json";

  it.each([
    [text, {}],
    [text, { table_format: "html" }],
    [text, { table_format: "markdown", extract_header: true, extract_footer: true }],
    [image, {}],
    [image, { table_format: "html", extract_header: true, extract_footer: true }],
  ] as const)("%s with %o loses no letter", async (name, options) => {
    const recorded = resultIn(name);
    const { response } = await read(recorded, { ...options, confidence_scores_granularity: "word" });
    expect(OcrResponse.parse(response)).toEqual(response);
    expect(response.pages).toHaveLength(recorded.pages.length);
    for (const [i, page] of response.pages.entries()) {
      const found = letters(plain(everythingOn(page)));
      const words = recorded.pages[i]?.words ?? [];
      const sorted = (value: string) => Array.from(value).toSorted().join("");
      expect(sorted(found)).toBe(sorted(letters(words.map(({ content }) => content).join(""))));
      for (const { start_index, text } of page.confidence_scores?.word_confidence_scores ?? [])
        expect(page.markdown.slice(start_index, start_index + text.length)).toBe(text);
    }
  });

  it("the four tables of two pages are four tables on their pages", async () => {
    const { response } = await read(resultIn(text), { table_format: "html" });
    expect(response.pages.map(({ tables }) => tables?.map(({ id }) => id))).toEqual([
      ["tbl-0.html"],
      ["tbl-1.html", "tbl-2.html", "tbl-3.html"],
    ]);
    expect(response.pages[0]).toMatchObject({ index: 0, dimensions: { dpi: 200, width: 2200, height: 1700 } });
    expect(response.pages[0]?.markdown).toMatch(/^# Sample Form Document\n\n## General Information\n\n\[tbl-0/);
    const content = response.pages[1]?.tables?.[0]?.content ?? "";
    expect(content.match(/<th[ >]/g)).toHaveLength(12);
    expect(content.match(/[☒☐]/g)).toHaveLength(8);
  });

  it("figures, merged cells and marks of a form, and what the contract has no place for", async () => {
    const recorded = resultIn(image);
    const { meta, response } = await read(recorded);
    const [page] = response.pages;
    expect(page?.images.map(({ id, top_left_x }) => [id, top_left_x])).toEqual([
      ["img-0.png", 123],
      ["img-1.png", 1319],
    ]);
    expect(page?.markdown).toContain('<th colspan="2">Applicant</th><th colspan="3">Spouse</th>');
    expect(page?.markdown).toMatch(/☒ Yes/);
    expect(page?.dimensions).toEqual({ dpi: 200, width: 2610, height: 3348 });
    expect(page?.blocks?.filter(({ type }) => type === "header")).toHaveLength(1);
    expect(meta.native).toEqual(recorded);
  });

  it("the content of an invoice on two pages becomes two pages", async () => {
    const { content } = json("azure/di-layout-markdown-content-invoice-2pages.json") as { content: string };
    const border = content.indexOf("<!-- PageBreak -->") + "<!-- PageBreak -->".length;
    const pages = [
      { pageNumber: 1, spans: [{ offset: 0, length: border }] },
      { pageNumber: 2, spans: [{ offset: border, length: content.length - border }] },
    ];
    const { response } = await read({ contentFormat: "markdown", content, pages });
    const [first, second] = response.pages.map(({ markdown }) => markdown);
    expect(first).toMatch(/^NEXGEN\n\nInnovation drives progress\n\n# INVOICE\n\n<table>/);
    expect(first).toMatch(/James T<\/td>\n<\/tr>\n<\/table>$/);
    expect(second).toMatch(/^<table>[^]*<td>&amp;<\/td>[^]*<\/table>$/);
    expect(`${first}${second}`).not.toContain("PageBreak");
  });

  it("a poll that was recorded", async () => {
    interface Exchange {
      readonly response: { status: number; headers?: Record<string, string>; body?: unknown; body_abridged?: unknown };
    }
    const { exchange } = json("azure/di-live-analyze-poll-exchange.json") as { exchange: ReadonlyArray<Exchange> };
    const endpoint = "https://recorded.cognitiveservices.azure.com";
    let turn = 0;
    const fetch = async () => {
      const { body, body_abridged: abridged, headers = {}, status } = exchange[turn]?.response ?? { status: 599 };
      turn += 1;
      const location = headers["Operation-Location"]?.replace("{endpoint}", endpoint);
      const more = location === undefined ? {} : { "Operation-Location": location };
      return new Response(status === 202 ? null : JSON.stringify(abridged ?? body), {
        status,
        headers: { ...headers, ...more },
      });
    };
    const { run, waits } = calling(azureDocumentIntelligence({ endpoint, apiKey: "k", fetch }));
    const { pages } = await run;
    expect(waits).toEqual([1000, 4000]);
    expect(pages).toMatchObject([{ index: 0, dimensions: { width: 1700, height: 2200 } }]);
    expect(pages[0]?.markdown).toMatch(/^Quarterly Operations Report/);
  });

  it("an unknown model", async () => {
    const { body, headers, status } = json("azure/di-live-404-model-not-found.json") as {
      body: unknown;
      headers: Record<string, string>;
      status: number;
    };
    const fetch = async () => Response.json(body, { status, headers });
    const error = await failureOf(answering({}, { fetch }).process({ document: anyDocument }));
    expect(error).toMatchObject({
      reason: "NotFound",
      status: 404,
      retryable: false,
      requestId: "00000000-0000-7000-8000-000000000000",
    });
    expect(error.message).toContain("ModelNotFound");
  });
});

describe.runIf(here)("recorded replies of Foundry", () => {
  it.each(["mistral/12-live-azure-ocr4-pdf.json", "mistral/19-live-azure-ocr4-image.json"])("%s", async (name) => {
    const recorded = json(name) as { pages: Array<object>; usage_info: object };
    const all = json("mistral/15-live-response-headers.json") as ReadonlyArray<{
      service: string;
      headers: Record<string, string>;
    }>;
    const headers = all.find(({ service }) => service.startsWith("Azure"))?.headers ?? {};
    const provider = azure({
      endpoint: "https://recorded.services.ai.azure.com",
      apiKey: "k",
      model: "mistral-ocr-4-0",
      fetch: async () => Response.json(recorded, { headers }),
    });
    const { limits } = await calling(provider, { model: "mistral-ocr-4-0" }).run;
    expect(limits).toEqual({ requestsPerMinute: 10, requestsRemaining: 9, resetMs: 6000 });
    const bytes = name.includes("image") ? makeImage({ seed: 1 }) : await makeDocument({ seed: 1 });
    const { meta, response } = await createOcr({ provider }).process({
      document: { bytes },
      include_image_base64: true,
    });
    for (const [i, page] of recorded.pages.entries()) expect(response.pages[i]).toMatchObject(page);
    expect(response.usage_info).toMatchObject(recorded.usage_info);
    expect(meta.warnings).toEqual([]);
  });
});
