import { createOcr, isOcrError } from "@ocr/core";
import { type Call, type Capabilities, type Draft, OcrError } from "@ocr/core/provider";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { echo, pageNumbers, pdfBytes } from "./echo.ts";

/** Pictures and tables of a page, so that their numbers over a document are uneven. */
const picturesOn = (page: number) => page % 3;
const tablesOn = (page: number) => (page % 4 === 1 ? 2 : 0);

const box = { top_left_x: 1, top_left_y: 2, bottom_right_x: 3, bottom_right_y: 4 };

/** Reads a PDF as a vendor would: it knows only the bytes it was sent, and numbers what it finds from 0. */
const readPdf = (numbers: ReadonlyArray<number>, wanted: "all" | ReadonlyArray<number>): Draft => {
  let image = 0;
  let table = 0;
  const pages = numbers.flatMap((page, index) => {
    if (wanted !== "all" && !wanted.includes(index)) return [];
    const images = Array.from({ length: picturesOn(page) }, () => ({
      id: `img-${image++}.png`,
      ...box,
      image_base64: "x",
    }));
    const tables = Array.from({ length: tablesOn(page) }, () => ({
      id: `tbl-${table++}.html`,
      content: `<table><tr><td>${page}</td></tr></table>`,
      format: "html",
    }));
    const lines = [
      `page ${page}`,
      ...images.map(({ id }) => `![${id}](${id})`),
      ...tables.map(({ id }) => `[${id}](${id})`),
      "[a link](https://a.example/img-0.png)",
    ];
    const blocks = [
      ...images.map(({ id }) => ({ ...box, type: "image", content: `![${id}](${id})`, image_id: id })),
      ...tables.map(({ id }) => ({ ...box, type: "table", content: `[${id}](${id})`, table_id: id })),
    ];
    return [{ index, markdown: lines.join("\n\n"), images, tables, blocks, hyperlinks: [`https://a.example/${page}`] }];
  });
  return { pages, usage_info: { pages_processed: pages.length } };
};

const abilities: Partial<Capabilities> = { documents: ["bytes"], images: true, blocks: true, tableFormats: ["html"] };

const vendor = (capabilities: Partial<Capabilities>, fail?: (numbers: ReadonlyArray<number>) => OcrError | undefined) =>
  echo(
    async ({ document, pages }) => {
      if (document.kind !== "bytes") throw new Error("bytes expected");
      const numbers = await pageNumbers(document.bytes);
      const error = fail?.(numbers);
      if (error !== undefined) throw error;
      return readPdf(numbers, pages);
    },
    { ...abilities, ...capabilities },
  );

const read = async (capabilities: Partial<Capabilities>, bytes: Uint8Array, pages: Array<number> | undefined) => {
  const provider = vendor(capabilities);
  const request = { document: { bytes }, include_image_base64: true, table_format: "html" as const };
  const { response } = await createOcr({ provider }).process(pages === undefined ? request : { ...request, pages });
  return { response, calls: provider.calls };
};

const bytesOf = ({ document }: Call): Uint8Array => (document.kind === "bytes" ? document.bytes : new Uint8Array());

describe("a document over a limit", () => {
  it("comes out as if one call had been made, for any selection of pages and any limit", async () => {
    const most = 9;
    const documents = await Promise.all(Array.from({ length: most }, (_, n) => pdfBytes(n + 1)));
    const cases = fc.integer({ min: 1, max: most }).chain((count) =>
      fc.record({
        count: fc.constant(count),
        pages: fc.option(fc.uniqueArray(fc.nat(count - 1), { minLength: 1 }), { nil: undefined }),
        maxPages: fc.integer({ min: 1, max: most }),
        selecting: fc.constantFrom("native" as const, "simulated" as const),
      }),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ count, maxPages, pages, selecting }) => {
        const bytes = documents[count - 1] ?? new Uint8Array();
        const whole = await read({ pages: "native" }, bytes, pages);
        const split = await read({ pages: selecting, maxPages }, bytes, pages);
        expect(split.response).toEqual(whole.response);
        const sizes = await Promise.all(split.calls.map(async (call) => (await pageNumbers(bytesOf(call))).length));
        // A provider that selects pages itself gets a document that is within its limit whole.
        expect(Math.max(...sizes)).toBeLessThanOrEqual(count <= maxPages ? count : maxPages);
      }),
      { numRuns: 60 },
    );
  });

  it("is cut by bytes too, and a part that is still too large is halved", async () => {
    const bytes = await pdfBytes(12);
    const limit = Math.floor(bytes.length / 2);
    const { calls, response } = await read({ pages: "native", maxBytes: limit }, bytes, undefined);
    expect(response).toEqual((await read({ pages: "native" }, bytes, undefined)).response);
    expect(calls.length).toBeGreaterThan(1);
    expect(Math.max(...calls.map((call) => bytesOf(call).length))).toBeLessThanOrEqual(limit);
  });

  it("that is no PDF is refused", async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
    const provider = vendor({ maxBytes: 10 });
    const error: unknown = await createOcr({ provider })
      .process({ document: { bytes: png } })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: "TooLarge", message: "document: it has 16 bytes; echo takes 10" });
    expect(provider.calls).toEqual([]);
  });
});

describe("a part that fails", () => {
  const bad = (page: number, error: OcrError) => (numbers: ReadonlyArray<number>) =>
    numbers.includes(page) ? error : undefined;
  const document = async () => ({ bytes: await pdfBytes(6) });

  it("is tried again alone: what succeeded is not paid for twice", async () => {
    let failures = 0;
    const provider = vendor({ maxPages: 2 }, (numbers) => {
      if (!numbers.includes(2) || failures > 0) return undefined;
      failures += 1;
      return new OcrError({ reason: "Upstream", message: "once" });
    });
    const ocr = createOcr({ provider, patience: { baseDelayMs: 1 } });
    const { meta, response } = await ocr.process({ document: await document() });
    expect(response.pages.map((page) => page.index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(provider.calls).toHaveLength(4);
    expect(meta.cost?.usd).toBe(0.012);
    expect(meta.attempts.filter((attempt) => attempt.pages === "2-3").map((attempt) => attempt.outcome)).toEqual([
      "Upstream",
      "succeeded",
    ]);
  });

  it("for good gives an error with what was read and which pages are missing", async () => {
    const provider = vendor({ maxPages: 2 }, bad(3, new OcrError({ reason: "Forbidden", message: "no" })));
    const ocr = createOcr({ provider, partConcurrency: 3 });
    const error: unknown = await ocr.process({ document: await document() }).catch((reason: unknown) => reason);
    if (!isOcrError(error)) throw new Error("an OcrError was expected");
    expect(error.reason).toBe("Forbidden");
    expect(error.partial?.missingPages).toEqual([2, 3]);
    expect(error.partial?.response.pages.map((page) => page.index)).toEqual([0, 1, 4, 5]);
  });

  it("stops further parts from being sent", async () => {
    const provider = vendor({ maxPages: 1 }, bad(0, new OcrError({ reason: "Forbidden", message: "no" })));
    const ocr = createOcr({ provider, partConcurrency: 1 });
    await ocr.process({ document: await document() }).catch(() => {});
    expect(provider.calls).toHaveLength(1);
  });
});

describe("annotations of parts", () => {
  const annotated = async (annotations: ReadonlyArray<unknown>) => {
    let part = 0;
    const provider = echo(
      async ({ document }) => {
        const numbers = document.kind === "bytes" ? await pageNumbers(document.bytes) : [];
        const draft = readPdf(numbers, "all");
        const text = annotations[part];
        part += 1;
        return { ...draft, document_annotation: typeof text === "string" ? text : JSON.stringify(text) };
      },
      { ...abilities, documentAnnotation: true, maxPages: 1 },
    );
    const format = { type: "json_schema" as const, json_schema: { name: "x", schema: {} } };
    const bytes = await pdfBytes(annotations.length);
    const ocr = createOcr({ provider, partConcurrency: 1 });
    const { meta, response } = await ocr.process({ document: { bytes }, document_annotation_format: format });
    return { annotation: JSON.parse(response.document_annotation ?? "null") as unknown, warnings: meta.warnings };
  };

  it("are merged: gaps filled, lists joined", async () => {
    const { annotation, warnings } = await annotated([
      { total: null, lines: [1], supplier: { name: "A" } },
      { total: 3, lines: [2], supplier: { name: "A", city: "B" } },
    ]);
    expect(annotation).toEqual({ total: 3, lines: [1, 2], supplier: { name: "A", city: "B" } });
    expect(warnings.map((warning) => warning.code)).toEqual(["annotation-merged"]);
  });

  it("that disagree are named", async () => {
    const { annotation, warnings } = await annotated([{ supplier: { name: "A" } }, { supplier: { name: "B" } }]);
    expect(annotation).toEqual({ supplier: { name: "A" } });
    expect(warnings[0]?.message).toContain("supplier.name");
  });

  it("that are not JSON do not hide the others", async () => {
    const { warnings } = await annotated(['{"a":1}', "not json"]);
    expect(warnings[0]?.message).toContain("not JSON");
  });
});
