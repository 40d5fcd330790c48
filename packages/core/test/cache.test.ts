import { type CacheStore, createOcr, memoryCache } from "@ocr/core";
import { folderCache } from "@ocr/core/node";
import { OcrError } from "@ocr/core/provider";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { echo, pages, pdf, pdfBytes } from "./echo.ts";

const slowEcho = (milliseconds: number) =>
  echo(async ({ signal }) => {
    await new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason as Error);
      });
    });
    return pages(1);
  });

const twoPages = await pdfBytes(2);

const temporary = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "ocr-cache-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

describe("a cache", () => {
  it("answers the same question once, whichever way the document came", async () => {
    const provider = echo(undefined, { header: true });
    const ocr = createOcr({ provider, cache: memoryCache() });
    const first = await ocr.process({ document: pdf });
    const bytes = Uint8Array.from(
      atob(pdf.document_url.split(",")[1] ?? ""),
      (character) => character.codePointAt(0) ?? 0,
    );
    const second = await ocr.process({ document: { bytes, name: "other.pdf" } });
    expect(provider.calls).toHaveLength(1);
    expect(second.response).toEqual(first.response);
    expect(second.meta).toMatchObject({ cached: 1, cost: { usd: 0, pages: 0 } });
    expect(first.meta.cached).toBe(0);
  });

  it.each([
    ["another option", { extract_header: true }],
    ["another model", { model: "echo-2" }],
    ["other pages", { pages: [0] }],
    ["another document", { document: { bytes: twoPages } }],
  ])("asks again for %s", async (_, change) => {
    const provider = echo(() => pages(1), { header: true, pages: "native" });
    const ocr = createOcr({ provider, cache: memoryCache() });
    await ocr.process({ document: pdf });
    await ocr.process({ document: pdf, ...change });
    expect(provider.calls).toHaveLength(2);
  });

  it("does not remember failures, nor documents that may change behind their URL", async () => {
    let call = 0;
    const provider = echo(() => {
      call += 1;
      if (call === 1) throw new OcrError({ reason: "Forbidden", message: "no" });
      return pages(1);
    });
    const ocr = createOcr({ provider, cache: memoryCache() });
    await ocr.process({ document: pdf }).catch(() => {});
    await ocr.process({ document: pdf });
    const byUrl = { document: { document_url: "https://a.example/b.pdf" } };
    await ocr.process(byUrl);
    await ocr.process(byUrl);
    expect(provider.calls).toHaveLength(4);
  });

  it("that fails costs nothing but the time", async () => {
    const broken: CacheStore = {
      get: () => Promise.reject(new Error("disk on fire")),
      set: () => Promise.reject(new Error("disk on fire")),
    };
    const { response } = await createOcr({ provider: echo(), cache: broken }).process({ document: pdf });
    expect(response.pages).toHaveLength(1);
  });

  it("in memory forgets what was not used for longest", async () => {
    const cache = memoryCache({ maxBytes: 60 });
    await cache.set("a", "x".repeat(10));
    await cache.set("b", "x".repeat(10));
    await cache.get("a");
    await cache.set("c", "x".repeat(10));
    expect(
      [await cache.get("a"), await cache.get("b"), await cache.get("c")].map((value) => value !== undefined),
    ).toEqual([true, false, true]);
    await cache.set("huge", "x".repeat(100));
    expect(await cache.get("huge")).toBeUndefined();
  });

  it("in a folder is shared by clients, and survives a damaged entry", async () => {
    const folder = await temporary();
    const provider = echo();
    await createOcr({ provider, cache: folderCache(folder) }).process({ document: pdf });
    await createOcr({ provider, cache: folderCache(folder) }).process({ document: pdf });
    expect(provider.calls).toHaveLength(1);
    const names = await readdir(folder, { recursive: true });
    const entry = names.find((name) => name.endsWith(".json"));
    await writeFile(join(folder, entry ?? ""), '{"cut off');
    await createOcr({ provider, cache: folderCache(folder) }).process({ document: pdf });
    expect(provider.calls).toHaveLength(2);
  });

  it("resumes a document that was cut: only the missing part is asked for again", async () => {
    const document = { bytes: await pdfBytes(4) };
    let broken = true;
    const provider = echo(
      () => {
        if (broken && provider.calls.length === 2) throw new OcrError({ reason: "Forbidden", message: "no" });
        return pages(2);
      },
      { maxPages: 2 },
    );
    const ocr = createOcr({ provider, cache: memoryCache(), partConcurrency: 1 });
    await ocr.process({ document }).catch(() => {});
    broken = false;
    const { meta, response } = await ocr.process({ document });
    expect(response.pages).toHaveLength(4);
    expect(provider.calls).toHaveLength(3);
    expect(meta).toMatchObject({ cached: 1, cost: { pages: 2 } });
  });
});

describe("identical calls under way", () => {
  it("share one", async () => {
    const provider = slowEcho(30);
    const ocr = createOcr({ provider, cache: memoryCache() });
    const results = await Promise.all([1, 2, 3].map(() => ocr.process({ document: pdf })));
    expect(provider.calls).toHaveLength(1);
    expect(results.map(({ meta }) => meta.cost?.usd ?? -1).toSorted((a, b) => a - b)).toEqual([0, 0, 0.002]);
  });

  it("go on for the others when one is aborted, and stop when all are", async () => {
    const provider = slowEcho(60);
    const ocr = createOcr({ provider, cache: memoryCache() });
    const leaving = ocr.process({ document: pdf }, { signal: AbortSignal.timeout(10) });
    const staying = ocr.process({ document: pdf });
    await expect(leaving).rejects.toMatchObject({ reason: "Aborted" });
    expect((await staying).response.pages).toHaveLength(1);
    expect(provider.calls).toHaveLength(1);

    const other = { document: { bytes: await pdfBytes(2) } };
    const both = [10, 12].map((time) => ocr.process(other, { signal: AbortSignal.timeout(time) }));
    await Promise.allSettled(both);
    await expect.poll(() => provider.calls[1]?.signal.aborted).toBe(true);
  });
});
