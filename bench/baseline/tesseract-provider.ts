/** Plain tesseract.js as a provider: an engine that shares no reading with ours, for the judge to prove itself on. */
import { createHash } from "node:crypto";
import { defineProvider, type Provider } from "@ocr/core/provider";
import { renderPages } from "@ocr/provider-local";
import { type PlainOcr, type PlainPage, startPlainOcr } from "./tesseract.ts";

/** A page as it was recognised, with the size of its picture. */
interface ReadPage extends PlainPage {
  readonly width: number;
  readonly height: number;
}

interface Readable {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

const dpi = 200;

const markdownOf = ({ paragraphs }: PlainPage): string =>
  paragraphs.map((words) => words.map((word) => word.text).join(" ")).join("\n\n");

/** Where each word begins in the text that {@link markdownOf} makes. */
const wordsOf = ({ paragraphs }: PlainPage) => {
  let at = 0;
  return paragraphs.flatMap((words) => {
    const placed = words.map(({ confidence, text }) => {
      const start_index = at;
      at += text.length + 1;
      return { text, confidence, start_index };
    });
    at += 1;
    return placed;
  });
};

const scoresOf = (page: PlainPage, withWords: boolean) => {
  const words = wordsOf(page);
  const values = words.map((word) => word.confidence);
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    average_page_confidence_score: values.length === 0 ? 0 : sum / values.length,
    minimum_page_confidence_score: values.length === 0 ? 0 : Math.min(...values),
    word_confidence_scores: withWords ? words : [],
  };
};

/**
 * Starts the engine. It draws each page and reads the picture: text layers, tables, pictures, headings and links are
 * unknown to it, and it claims none of them. English only. It remembers what it has read.
 */
export const tesseract = (): Provider => {
  let engine: Promise<PlainOcr> | undefined;
  const known = new Map<string, ReadonlyArray<ReadPage>>();

  const readAll = async (document: Readable, signal: AbortSignal): Promise<ReadonlyArray<ReadPage>> => {
    engine ??= startPlainOcr();
    const started = await engine;
    const pages: Array<ReadPage> = [];
    for await (const { height, png, width } of renderPages(document, { dpi, signal }))
      pages.push({ ...(await started.read(png)), width, height });
    return pages;
  };

  return defineProvider({
    name: "tesseract",
    models: { eng: { price: { usdPerPage: 0, source: "it runs here", date: "2026-11-20" } } },
    capabilities: {
      documents: ["bytes"],
      mediaTypes: ["application/pdf", "image/png", "image/jpeg"],
      pages: "simulated",
      confidences: ["page", "word"],
      languages: ["en"],
    },
    process: async ({ document, options, signal }) => {
      if (document.kind !== "bytes") throw new TypeError("tesseract was given no bytes");
      const name = createHash("sha256").update(document.bytes).digest("hex");
      const pages = known.get(name) ?? (await readAll(document, signal));
      known.set(name, pages);
      const { confidence: granularity } = options;
      return {
        pages: pages.map((page, index) => ({
          index,
          markdown: markdownOf(page),
          dimensions: { dpi, width: page.width, height: page.height },
          ...(granularity === undefined ? {} : { confidence_scores: scoresOf(page, granularity === "word") }),
        })),
      };
    },
    close: async () => {
      const running = engine;
      // Who asks again after the end gets a new one.
      engine = undefined;
      await (await running)?.close();
    },
  });
};
