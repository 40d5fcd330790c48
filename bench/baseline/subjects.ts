/** The bare engines as subjects, so that any track can be run on them: that is how a scorer is checked against the peers. */
import type { ReadResult, Subject } from "../subject.ts";
import { plainPdfText } from "./pdfium-text.ts";
import { startPlainOcr, type PlainOcr } from "./tesseract.ts";

const resultOf = (engine: string, pages: ReadonlyArray<string>): ReadResult => {
  const text = pages.join("\n\n").trim();
  return {
    response: {
      model: engine,
      pages: pages.map((markdown, index) => ({ index, markdown, images: [], dimensions: null })),
      usage_info: { pages_processed: pages.length },
    },
    meta: {
      warnings: [],
      pages: pages.map((_, index) => ({ index, engine })),
    },
    markdown: text,
    text,
  };
};

const pdfium = (): Subject => ({
  markdownOf: async (path, { password } = {}) => {
    return resultOf("pdfium", await plainPdfText(path, password));
  },
  close: async () => {},
});

const tesseract = (): Subject => {
  let engine: Promise<PlainOcr> | undefined;
  return {
    markdownOf: async (path) => {
      engine ??= startPlainOcr();
      return resultOf("tesseract.js", [await (await engine).recognize(path)]);
    },
    close: async () => {
      await (await engine)?.close();
    },
  };
};

/** Bare engines by name. */
export const baselines: Readonly<Record<string, () => Subject>> = { pdfium, tesseract };
