/** Every error that a page quotes is made here, by a call that deserves it, and says just that. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { createOcr, isOcrError, type OcrError, type OcrInput, route } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { toChunks } from "@ocr/core/output";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { aimlapi } from "@ocr/provider-aimlapi";
import { local } from "@ocr/provider-local";
import { mistral, mistralBatch } from "@ocr/provider-mistral";
import { expect, it } from "vitest";
import { errorCalls } from "./error-calls.ts";

const docs = join(import.meta.dirname, "..");
const pages = globSync("{*.md,!(api|node_modules|generated)/**/*.md}", { cwd: docs });

/** A reason with a message; `…` in it stands for anything. */
const quotes = pages.flatMap((path) =>
  [...readFileSync(join(docs, path), "utf8").matchAll(/^\| `([A-Z]\w+)`: `([^`]+)`/gm)].map(
    ([, reason = "", message = ""]) => ({ path, reason, message }),
  ),
);

const book = (count: number) => makeDocument({ seed: 1, pages: count, pictures: false, tables: false });
const bytes = await book(3);
const locked = async (): Promise<Uint8Array> => {
  const pdf = await PDFDocument.load(bytes);
  pdf.encrypt({ userPassword: "secret", ownerPassword: "secret" });
  return pdf.save();
};
const ocr = createOcr({ provider: mistral({ apiKey: "none" }) });
const read = (input: Partial<OcrInput>) => ocr.process({ document: { bytes }, ...input });

const job = async (end: "FAILED" | "SUCCESS", wait: boolean) => {
  await using fake = await fakeMistral({ batchEnd: end });
  const batch = mistralBatch({ baseURL: fake.url, apiKey: fake.apiKey });
  const { id } = await batch.create({ a: { document: { bytes } } });
  if (wait) await batch.wait(id, { pollMs: 1 });
  for await (const _ of batch.results(id));
};

/** What earns each error, by its message. */
const calls: Readonly<Record<string, () => unknown>> = {
  ...errorCalls,
  "job … has not ended: …": () => job("SUCCESS", false),
  "job … ended as FAILED: …": () => job("FAILED", true),
  "pages: 2-4 is out of range; the last page is 1 (pages count from 0)": async () =>
    read({ document: { bytes: await book(2) }, pages: "0-4" }),
  'pages: the range "4-2" runs backwards; write "2-4"': () => read({ pages: "4-2" }),
  "pages: the list is empty; leave pages out to read all of them": () => read({ pages: [] }),
  "maxCostUsd: 0.012 dollars needed, 0.01 allowed": () => ocr.process({ document: { bytes } }, { maxCostUsd: 0.01 }),
  "maxCostUsd: cannot be kept: no price is known": () =>
    createOcr({ provider: aimlapi({ apiKey: "none" }) }).process({ document: { bytes } }, { maxCostUsd: 1 }),
  "overlap: must be less than maxCharacters": () => toChunks({ pages: [] }, { maxCharacters: 100, overlap: 100 }),
  "missing.pdf: no such file": () => fileDocument("missing.pdf"),
  "document: it is empty (0 bytes)": () => read({ document: { bytes: new Uint8Array() } }),
  "document: damaged: it cannot be read as a PDF": () => read({ document: { bytes: bytes.subarray(0, 600) } }),
  "document: encrypted: a password is needed": async () => read({ document: { bytes: await locked() } }),
  "model: … is known to nobody": () =>
    createOcr({ provider: route({ a: local(), b: local() }) }).process({ model: "x", document: { bytes } }),
  "model: … is known to a and b; write a/…": () =>
    createOcr({ provider: route({ a: local(), b: local() }) }).process({ model: "local-1", document: { bytes } }),
  "document: its URL leads to a private address, which is not fetched": () =>
    createOcr({ provider: local() }).process({ document: { document_url: "http://127.0.0.1/a.pdf" } }),
};

const failureOf = async (call: () => unknown): Promise<OcrError | undefined> => {
  try {
    await call();
    return undefined;
  } catch (error) {
    if (isOcrError(error)) return error;
    throw error;
  }
};

const asPattern = (message: string): RegExp =>
  new RegExp(
    `^${message
      .split("…")
      .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
      .join(".+")}`,
  );

it("are all made here, and nothing else", () => {
  expect(new Set(Object.keys(calls))).toEqual(new Set(quotes.map(({ message }) => message)));
});

it.each(quotes)("$path: $reason: $message", async ({ message, reason }) => {
  const error = await failureOf(calls[message] ?? (() => {}));
  expect(error?.reason).toBe(reason);
  expect(error?.message).toMatch(asPattern(message));
});
