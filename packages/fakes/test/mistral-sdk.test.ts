/** The vendor's own client, unmodified, against the fake: what it takes for an answer is one. */
import { Mistral } from "@mistralai/mistralai";
import { HTTPValidationError } from "@mistralai/mistralai/models/errors/httpvalidationerror.js";
import { SDKError } from "@mistralai/mistralai/models/errors/sdkerror.js";
import { type FakeMistral, fakeMistral, type FakeMistralOptions, makeDocument, makeImage, truthOf } from "@ocr/fakes";
import { describe, expect, it, onTestFinished } from "vitest";

const start = async (options: FakeMistralOptions = {}): Promise<FakeMistral & { readonly client: Mistral }> => {
  const fake = await fakeMistral(options);
  onTestFinished(() => fake.close());
  return Object.assign(fake, { client: new Mistral({ apiKey: fake.apiKey, serverURL: fake.url }) });
};

const model = "mistral-ocr-4-1";
const uri = (type: string, bytes: Uint8Array) => `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;
const pdf = await makeDocument({ seed: 11, pages: 4 });
const truth = await truthOf(pdf);
const document = { type: "document_url" as const, documentUrl: uri("application/pdf", pdf) };

const format = (name: string) => ({
  type: "json_schema" as const,
  jsonSchema: {
    name,
    schemaDefinition: { type: "object", properties: { title: { type: "string" }, pages: { type: "integer" } } },
    strict: true,
  },
});

describe("OCR", () => {
  it("reads every page, with all defaults", async () => {
    const { client } = await start();
    const reply = await client.ocr.process({ model, document });
    expect(reply.pages.map((page) => page.index)).toEqual([0, 1, 2, 3]);
    for (const [n, page] of reply.pages.entries()) {
      const known = truth?.pages[n];
      expect(page.markdown).toContain(known?.footer?.text);
      expect(page.hyperlinks).toEqual(known?.links);
      expect(page.blocks?.length).toBe((known?.items.length ?? 0) + 2);
      expect(page).toMatchObject({ header: null, tables: [], confidenceScores: null });
      expect(page.dimensions).toEqual({ dpi: 93, width: 791, height: 1023 });
    }
    expect(reply.pages.flatMap((page) => page.images.map(({ id }) => id))).toEqual(
      [0, 1, 2, 3].map((n) => `img-${n}.jpeg`),
    );
    expect(reply.usageInfo).toEqual({ pagesProcessed: 4, docSizeBytes: pdf.length });
  });

  it("shows every option", async () => {
    const { client } = await start();
    const reply = await client.ocr.process({
      model,
      document,
      pages: "1,3",
      includeImageBase64: true,
      imageLimit: 1,
      tableFormat: "html",
      extractHeader: true,
      extractFooter: true,
      includeBlocks: false,
      confidenceScoresGranularity: "word",
      bboxAnnotationFormat: format("picture"),
      documentAnnotationFormat: format("report"),
      documentAnnotationPrompt: "In short",
    });
    expect(reply.pages.map((page) => page.index)).toEqual([1, 3]);
    const [page, last] = reply.pages;
    const known = truth?.pages[1];
    expect(page?.markdown).not.toContain(known?.footer?.text);
    expect([page?.header, page?.footer]).toEqual([known?.header?.text, known?.footer?.text]);
    expect(page?.tables?.[0]).toMatchObject({ id: "tbl-0.html", format: "html" });
    expect(page?.markdown).toContain("[tbl-0.html](tbl-0.html)");
    expect(last?.tables?.[0]?.id).toBe("tbl-1.html");
    expect([page?.images.length, last?.images.length]).toEqual([1, 0]);
    const picture = known?.items.find((item) => item.kind === "picture");
    expect(page?.images[0]?.imageBase64).toBe(uri("image/jpeg", picture?.jpeg ?? new Uint8Array()));
    expect(page?.images[0]?.imageAnnotation).toBe(JSON.stringify({ title: picture?.label, pages: 2 }));
    expect(reply.documentAnnotation).toMatch(/^\{"title":"In short: Report 11-2: .+","pages":2\}$/);
    expect(page?.blocks).toBeNull();
    for (const word of page?.confidenceScores?.wordConfidenceScores ?? [])
      expect(page?.markdown.slice(word.startIndex, word.startIndex + word.text.length)).toBe(word.text);
    expect(page?.confidenceScores?.wordConfidenceScores?.length).toBeGreaterThan(20);
  });

  it("reads images, hosted documents and uploaded files", async () => {
    const { client, host } = await start();
    const png = makeImage({ seed: 12, width: 500, height: 400 });
    const image = await client.ocr.process({ model, document: { type: "image_url", imageUrl: uri("image/png", png) } });
    expect(image.pages[0]?.dimensions).toEqual({ dpi: 200, width: 500, height: 400 });
    expect(image.usageInfo.pagesProcessed).toBe(1);

    host("https://example.com/a.pdf", pdf);
    const hosted = await client.ocr.process({
      model,
      document: { type: "document_url", documentUrl: "https://example.com/a.pdf" },
    });
    expect(hosted.pages).toHaveLength(4);

    const file = await client.files.upload({ purpose: "ocr", file: { fileName: "a.pdf", content: pdf } });
    const byId = await client.ocr.process({ model, document: { type: "file", fileId: file.id }, pages: [2] });
    expect(byId.pages[0]?.markdown).toContain("page 3 of 4");
  });

  it.each([
    ["mistral-ocr-2505", { blocks: undefined, model: "mistral-ocr-2505-completion" }],
    ["mistral-ocr-2512", { blocks: [], model: "mistral-ocr-2512" }],
  ])("answers as %s does", async (id, expected) => {
    const { client } = await start();
    const reply = await client.ocr.process({ model: id, document });
    expect({ blocks: reply.pages[0]?.blocks, model: reply.model }).toEqual(expected);
    await expect(client.ocr.process({ model: id, document, confidenceScoresGranularity: "block" })).rejects.toThrow();
  });

  it("bills what it reads", async () => {
    const fake = await start();
    await fake.client.ocr.process({ model, document, pages: [0] });
    await fake.client.ocr.process({ model, document, documentAnnotationFormat: format("report") });
    expect(fake.billedPages).toEqual({ plain: 1, annotated: 4, batch: 0 });
  });
});

describe("what it refuses", () => {
  it("a wrong key", async () => {
    const fake = await start();
    const client = new Mistral({ apiKey: "wrong", serverURL: fake.url });
    const error: unknown = await client.ocr.process({ model, document }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SDKError);
    expect((error as SDKError).statusCode).toBe(401);
  });

  it.each([
    ["no such page", { pages: [9] }],
    ["a document that is none", { document: { type: "document_url", documentUrl: "ftp://example.com/a.pdf" } }],
    ["a prompt without a format", { documentAnnotationPrompt: "x" }],
  ])("%s, as a validation error", async (_, change) => {
    const { client } = await start();
    const error: unknown = await client.ocr
      .process({ model, document, ...change } as never)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HTTPValidationError);
    expect((error as HTTPValidationError).detail?.[0]?.msg).toBeTruthy();
  });

  it("more pages a minute than agreed", async () => {
    let now = 1_000_000;
    const fake = await start({ pagesPerMinute: 6, now: () => now });
    await fake.client.ocr.process({ model, document });
    const error = (await fake.client.ocr.process({ model, document }).catch((reason: unknown) => reason)) as SDKError;
    expect(error.statusCode).toBe(429);
    expect(error.headers.get("retry-after")).toBe("60");
    expect(error.headers.get("x-ratelimit-remaining-ocr-pages-minute")).toBe("2");
    now += 60_000;
    await expect(fake.client.ocr.process({ model, document })).resolves.toBeDefined();
  });

  it("documents over its limits, and those of others", async () => {
    const small = await start({ maxPages: 3 });
    await expect(small.client.ocr.process({ model, document })).rejects.toThrow(/too many pages/);
    const tiny = await start({ maxBytes: 1000 });
    await expect(tiny.client.ocr.process({ model, document })).rejects.toThrow(/too large/);
    const other = { type: "document_url" as const, documentUrl: uri("application/pdf", new Uint8Array([1, 2, 3])) };
    await expect(small.client.ocr.process({ model, document: other })).rejects.toThrow(/damaged/);
  });
});

describe("Files", () => {
  it("keeps what it was given until it is deleted", async () => {
    let now = Date.now();
    const fake = await start({ now: () => now });
    const { files } = fake.client;
    const { id, sizeBytes } = await files.upload({ purpose: "ocr", file: { fileName: "report 1.pdf", content: pdf } });
    expect(sizeBytes).toBe(pdf.length);
    expect(await files.retrieve({ fileId: id })).toMatchObject({ filename: "report 1.pdf", deleted: false });
    expect((await files.list({ search: "report" })).data.map((file) => file.id)).toEqual([id]);
    expect((await files.list({ search: "other" })).data).toEqual([]);
    const { url } = await files.getSignedUrl({ fileId: id, expiry: 1 });
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(pdf);
    now += 3_600_001;
    expect((await fetch(url)).status).toBe(403);
    expect(await files.delete({ fileId: id })).toMatchObject({ deleted: true });
    expect(fake.uploadedFiles).toEqual([]);
    await expect(files.retrieve({ fileId: id })).rejects.toThrow();
    await expect(files.getSignedUrl({ fileId: id, expiry: 200 })).rejects.toThrow();
  });

  it("refuses what it cannot read, with a text as detail", async () => {
    const { url, apiKey } = await start();
    const body = new FormData();
    body.set("purpose", "ocr");
    body.set("file", new Blob([new Uint8Array([80, 75])], { type: "application/zip" }), "a.zip");
    const reply = await fetch(`${url}/v1/files`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}` },
      body,
    });
    expect(reply.status).toBe(422);
    expect(await reply.json()).toMatchObject({ detail: "Invalid file format." });
  });
});

describe("Batch", () => {
  const items = [
    { customId: "a", body: { document: { document_url: document.documentUrl }, pages: "0" } },
    { customId: "b", body: { document: { document_url: "https://example.com/missing.pdf" } } },
  ];

  it("runs the requests of a job, step by step", async () => {
    const fake = await start();
    const { jobs } = fake.client.batch;
    const job = await jobs.create({ endpoint: "/v1/ocr", model, requests: items });
    expect(job).toMatchObject({ status: "QUEUED", totalRequests: 2 });
    const states = [];
    for (let n = 0; n < 3; n += 1) states.push((await jobs.get({ jobId: job.id, inline: true })).status);
    expect(states).toEqual(["QUEUED", "RUNNING", "SUCCESS"]);
    const done = await jobs.get({ jobId: job.id, inline: true });
    expect(done).toMatchObject({ succeededRequests: 1, failedRequests: 1 });
    expect(done.outputs?.map((line) => [line["custom_id"], line["response"].status_code])).toEqual([
      ["a", 200],
      ["b", 400],
    ]);
    expect(fake.billedPages).toEqual({ plain: 1, annotated: 0, batch: 1 });
  });

  it("takes the requests of a file, and returns files", async () => {
    const fake = await start({ batchPolls: { running: 0, ended: 0 } });
    const { batch, files } = fake.client;
    const lines = items.map(({ body, customId }) => JSON.stringify({ custom_id: customId, body })).join("\n");
    const content = new TextEncoder().encode(lines);
    const { id } = await files.upload({ purpose: "batch", file: { fileName: "jobs.jsonl", content } });
    const { id: jobId } = await batch.jobs.create({ endpoint: "/v1/ocr", model, inputFiles: [id] });
    const job = await batch.jobs.get({ jobId });
    const text = await new Response(await files.download({ fileId: job.outputFile ?? "" })).text();
    expect(JSON.parse(text)).toMatchObject({ custom_id: "a", response: { status_code: 200 } });
    const errors = await new Response(await files.download({ fileId: job.errorFile ?? "" })).text();
    expect(JSON.parse(errors)).toMatchObject({ custom_id: "b", response: { status_code: 400 } });
    expect(await batch.jobs.delete({ jobId })).toMatchObject({ deleted: true });
  });

  it("stops when it is told to", async () => {
    const { client } = await start();
    const { jobs } = client.batch;
    const { id: jobId } = await jobs.create({ endpoint: "/v1/ocr", model, requests: items });
    expect(await jobs.cancel({ jobId })).toMatchObject({ status: "CANCELLATION_REQUESTED" });
    expect(await jobs.get({ jobId })).toMatchObject({ status: "CANCELLED" });
  });
});
