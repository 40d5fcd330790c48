import { createOcr, isOcrError, Ocr, OcrResponse, type OcrError, type OcrInput } from "@ocr/core";
import { it as effectIt } from "@effect/vitest";
import * as Effect from "effect/Effect";
import * as Fiber from "effect/Fiber";
import { TestClock } from "effect/testing";
import { describe, expect, it } from "vitest";
import { echo, onePage, pageNumbers, pages, pdf, pdfBytes, pdfSize } from "./echo.ts";

const failureOf = async (run: Promise<unknown>): Promise<OcrError> => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

describe("createOcr", () => {
  it("completes a draft to a response that keeps the contract", async () => {
    const { response, meta } = await createOcr({ provider: echo() }).process({ document: pdf });
    expect(OcrResponse.parse(response)).toEqual(response);
    expect(response).toEqual({
      pages: [
        {
          index: 0,
          markdown: "hello",
          images: [],
          tables: [],
          hyperlinks: [],
          header: null,
          footer: null,
          dimensions: null,
          confidence_scores: null,
          blocks: null,
        },
      ],
      model: "echo-1",
      document_annotation: null,
      usage_info: { pages_processed: 1, doc_size_bytes: pdfSize },
    });
    expect(meta).toMatchObject({ provider: "echo", model: "echo-1", cost: { usd: 0.002 }, warnings: [] });
  });

  it("decodes a data URI once: the provider gets bytes and the type that the content tells", async () => {
    const provider = echo();
    const lie = { document_url: pdf.document_url.replace("application/pdf", "image/png") };
    await createOcr({ provider }).process({ document: lie });
    const [call] = provider.calls;
    expect(call?.document).toMatchObject({ kind: "bytes", mediaType: "application/pdf" });
  });

  it("passes the options on, complete", async () => {
    const provider = echo(undefined, { tableFormats: ["html"], header: true, images: true, blocks: true });
    await createOcr({ provider }).process({
      document: pdf,
      include_image_base64: true,
      table_format: "html",
      extract_header: true,
      pages: [0],
    });
    expect(provider.calls[0]?.pages).toEqual([0]);
    expect(provider.calls[0]?.options).toEqual({
      includeImages: true,
      imageLimit: undefined,
      imageMinSize: undefined,
      tableFormat: "html",
      extractHeader: true,
      extractFooter: false,
      includeBlocks: true,
      confidence: undefined,
      documentAnnotation: undefined,
      documentAnnotationPrompt: undefined,
      bboxAnnotation: undefined,
    });
  });

  it("cuts out the pages that a provider cannot select, and keeps their numbers", async () => {
    const seen: Array<Array<number>> = [];
    const provider = echo(async ({ document }) => {
      if (document.kind === "bytes") seen.push(await pageNumbers(document.bytes));
      return pages(2);
    });
    const { response } = await createOcr({ provider }).process({
      document: { bytes: await pdfBytes(5) },
      pages: "3,1",
    });
    expect(seen).toEqual([[1, 3]]);
    expect(response.pages.map((page) => page.index)).toEqual([1, 3]);
    expect(response.usage_info.pages_processed).toBe(2);
  });

  it("drops the pages that were not asked for where nothing can be cut", async () => {
    const document = { document_url: "https://a.example/b.pdf" };
    const { response } = await createOcr({ provider: echo(() => pages(5), { documents: ["url"] }) }).process({
      document,
      pages: "3,1",
    });
    expect(response.pages.map((page) => page.index)).toEqual([1, 3]);
    // The vendor read five pages, and that is what it counts.
    expect(response.usage_info.pages_processed).toBe(5);
  });

  it("sorts pages that came in another order", async () => {
    const shuffled = () => ({ pages: pages(3).pages.toReversed() });
    const { response } = await createOcr({ provider: echo(shuffled) }).process({ document: pdf });
    expect(response.pages.map((page) => page.index)).toEqual([0, 1, 2]);
  });

  it.each([
    ["a page twice", { pages: [...pages(1).pages, ...pages(1).pages] }, "echo returned page 0 twice"],
    ["a broken page", { pages: [{ index: 0.5, markdown: "" }] }, "echo broke the contract at pages.0.index"],
  ])("refuses %s", async (_, draft, message) => {
    const error = await failureOf(createOcr({ provider: echo(() => draft) }).process({ document: pdf }));
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: false });
    expect(error.message).toContain(message);
  });

  it("says so when a native provider leaves out a page", async () => {
    const provider = echo(() => pages(1), { pages: "native" });
    const bytes = await pdfBytes(3);
    const error = await failureOf(createOcr({ provider }).process({ document: { bytes }, pages: "0-2" }));
    expect(error).toMatchObject({ reason: "ResponseInvalid", message: "echo did not return page 1-2" });
  });

  it("applies image_limit and image_min_size to a reply, with placeholders and blocks", async () => {
    const image = (n: number, size: number) => ({
      id: `img-${n}.jpeg`,
      top_left_x: 0,
      top_left_y: 0,
      bottom_right_x: size,
      bottom_right_y: size,
      image_base64: "data:image/jpeg;base64,AA==",
    });
    const sizes = [50, 5, 60, 70];
    const draft = {
      pages: [
        {
          index: 0,
          markdown: sizes.map((_, n) => `![img-${n}.jpeg](img-${n}.jpeg)`).join("\n\n"),
          images: sizes.map((size, n) => image(n, size)),
          blocks: sizes.map((size, n) => ({
            ...image(n, size),
            type: "image",
            image_id: `img-${n}.jpeg`,
            content: "",
          })),
        },
      ],
    };
    const provider = echo(() => draft, { images: true, blocks: true });
    const { response } = await createOcr({ provider }).process({ document: pdf, image_limit: 2, image_min_size: 10 });
    const [page] = response.pages;
    expect(page?.images.map((entry) => entry.id)).toEqual(["img-0.jpeg", "img-2.jpeg"]);
    expect(page?.images[0]?.image_base64).toBeNull();
    expect(page?.markdown).toBe("![img-0.jpeg](img-0.jpeg)\n\n![img-2.jpeg](img-2.jpeg)");
    expect(page?.blocks?.map((block) => block.image_id)).toEqual(["img-0.jpeg", "img-2.jpeg"]);
  });

  it("prices annotated pages at their own rate and knows when it does not know", async () => {
    const price = { usdPerPage: 0.004, usdPerAnnotatedPage: 0.005, source: "test", date: "2026-11-20" };
    const usage_info = { pages_processed: 0, pages_processed_annotation: 3 };
    const provider = echo(() => ({ ...pages(3), usage_info }), {}, { "echo-1": { price } });
    const { meta } = await createOcr({ provider }).process({ document: pdf });
    expect(meta.cost).toMatchObject({ usd: 0.015, pages: 0, annotatedPages: 3 });
    const { meta: unpriced } = await createOcr({ provider }).process({ document: pdf, model: "echo-2" });
    expect(unpriced.cost).toBeUndefined();
    expect(unpriced).not.toHaveProperty("cost");
  });
});

describe("bad input fails before the provider is called", () => {
  const cases: ReadonlyArray<[string, unknown, Partial<OcrError>]> = [
    ["no document", {}, { reason: "InvalidRequest" }],
    ["an unknown option", { document: pdf, foo: 1 }, { reason: "InvalidRequest", message: 'unknown option "foo"' }],
    ["two documents", { document: { ...pdf, file_id: "x" } }, { reason: "InvalidRequest" }],
    ["a path", { document: { document_url: "/etc/passwd" } }, { reason: "InvalidRequest" }],
    ["a file URL", { document: { document_url: "file:///etc/passwd" } }, { reason: "InvalidRequest" }],
    ["bad base64", { document: { document_url: "data:application/pdf;base64,%%%" } }, { reason: "InvalidRequest" }],
    ["empty bytes", { document: { bytes: new Uint8Array() } }, { reason: "InvalidRequest" }],
    ["bytes of no known type", { document: { bytes: new Uint8Array([1, 2, 3]) } }, { reason: "InvalidRequest" }],
    ["backward pages", { document: pdf, pages: "2-0" }, { reason: "InvalidRequest" }],
    ["a prompt without a format", { document: pdf, document_annotation_prompt: "x" }, { reason: "InvalidRequest" }],
    [
      "a header that it cannot find",
      { document: pdf, extract_header: true },
      { reason: "Unsupported", provider: "echo" },
    ],
    ["confidence", { document: pdf, confidence_scores_granularity: "word" }, { reason: "Unsupported" }],
    ["a page that is not there", { document: pdf, pages: "0-1" }, { reason: "InvalidRequest" }],
    ["too many bytes in one page", { document: pdf }, { reason: "TooLarge" }],
    ["a truncated PDF", { document: { bytes: onePage.subarray(0, 60) } }, { reason: "InvalidRequest" }],
  ];

  it.each(cases)("%s", async (_, input, expected) => {
    const provider = echo(undefined, { maxBytes: 100 });
    const error = await failureOf(createOcr({ provider }).process(input as OcrInput));
    expect(error).toMatchObject(expected);
    expect(error.retryable).toBe(false);
    expect(provider.calls).toEqual([]);
  });

  it("never quotes a document", async () => {
    const secret = btoa("a very secret document");
    const error = await failureOf(
      createOcr({ provider: echo() }).process({ document: { document_url: `data:text/plain,${secret}` } }),
    );
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(secret);
  });
});

describe("warnings", () => {
  it("tells when a PDF does not end as it should, although its pages can be counted", async () => {
    const document = { bytes: (await pdfBytes(2)).subarray(0, -20) };
    const { meta } = await createOcr({ provider: echo(() => pages(2)) }).process({ document });
    expect(meta.warnings.map((warning) => warning.code)).toEqual(["document-damaged"]);
  });

  it("tells about images and blocks that will not come", async () => {
    const { meta } = await createOcr({ provider: echo() }).process({
      document: pdf,
      include_image_base64: true,
      include_blocks: true,
    });
    expect(meta.warnings.map((warning) => warning.message)).toEqual([
      "include_image_base64: echo returns no images",
      "include_blocks: echo returns no blocks",
    ]);
  });
});

describe("stopping", () => {
  const hanging = echo(
    ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error));
      }),
  );

  it("an abort rejects as Aborted, by reason and by name, and reaches the provider", async () => {
    const abort = new AbortController();
    const run = createOcr({ provider: hanging }).process({ document: pdf }, { signal: abort.signal });
    setTimeout(() => abort.abort(new Error("enough")), 20);
    const error = await failureOf(run);
    expect(error).toMatchObject({ reason: "Aborted", name: "AbortError", cause: new Error("enough") });
    expect(hanging.calls.at(-1)?.signal.aborted).toBe(true);
  });

  it("a signal that has already fired sends nothing", async () => {
    const provider = echo();
    const error = await failureOf(createOcr({ provider }).process({ document: pdf }, { signal: AbortSignal.abort() }));
    expect(error.reason).toBe("Aborted");
    expect(provider.calls).toEqual([]);
  });

  effectIt.effect("a time limit ends a silent provider, in virtual time", () =>
    Effect.gen(function* () {
      const ocr = yield* Ocr;
      const fiber = yield* Effect.forkChild(
        Effect.flip(ocr.process({ document: pdf }, { timeoutMs: 60_000, patience: { attempts: 1 } })),
      );
      yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)));
      yield* TestClock.adjust("61 seconds");
      const error = yield* Fiber.join(fiber);
      expect(error).toMatchObject({ reason: "Timeout", retryable: true, provider: "echo" });
    }).pipe(Effect.provide(Ocr.layer({ provider: hanging }))),
  );

  it("a provider that sleeps is woken when the caller gives up", async () => {
    let woken: unknown;
    const sleepy = echo(async (call) => {
      await call.sleep(3_600_000).catch((error: unknown) => {
        woken = error;
      });
      return pages(1);
    });
    const ocr = createOcr({ provider: sleepy });
    await expect(ocr.process({ document: pdf }, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      reason: "Aborted",
    });
    await expect.poll(() => woken).toBeDefined();
  });

  effectIt.effect("a provider sleeps on the same clock", () => {
    const sleepy = echo(async (call) => {
      await call.sleep(3_600_000);
      return pages(1);
    });
    return Effect.gen(function* () {
      const ocr = yield* Ocr;
      const fiber = yield* Effect.forkChild(ocr.process({ document: pdf }, { timeoutMs: Number.POSITIVE_INFINITY }));
      yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 20)));
      yield* TestClock.adjust("1 hour");
      const { response } = yield* Fiber.join(fiber);
      expect(response.pages).toHaveLength(1);
    }).pipe(Effect.provide(Ocr.layer({ provider: sleepy })));
  });
});
