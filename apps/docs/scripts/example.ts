/** Makes what the landing page shows: example documents, read by our own engine when the site is built. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createOcr, type OcrClient, type Page } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { toHtml } from "@ocr/core/output";
import { local, renderPages } from "@ocr/provider-local";
import type { Example, ExampleBlock } from "./example-view.ts";

const root = join(import.meta.dirname, "../../..");
const out = join(import.meta.dirname, "../generated");

/** Enough for a picture that is 560 pixels wide on a sharp screen. */
const dpi = 110;

const shown = [
  { id: "invoice", label: "Invoice", file: "examples/documents/invoice.pdf", page: 0 },
  { id: "report", label: "Report", file: "examples/documents/report.pdf", page: 1 },
  { id: "letter", label: "Scan", file: "examples/documents/letter-scan.pdf", page: 0 },
] as const;

const pictureWords = "![picture](picture)";

const blocksOf = (page: Page): ReadonlyArray<ExampleBlock> => {
  const { height = 1, width = 1 } = page.dimensions ?? {};
  const share = (value: number, of: number): number => Math.round((value / of) * 100_000) / 1000;
  return (page.blocks ?? []).map((block) => {
    const { bottom_right_x: x1, bottom_right_y: y1, content, top_left_x: x0, top_left_y: y0, type } = block;
    // The bytes of a picture are on the page picture already.
    const markdown = type === "image" ? pictureWords : content;
    const one = { ...page, markdown, images: [], tables: null, header: null, footer: null };
    const html = toHtml({ pages: [one] }, { fragment: true, images: "drop" }).replace(
      /^<section[^>]*>|<\/section>\s*$/g,
      "",
    );
    return {
      type,
      markdown: content,
      html: type === "image" ? "" : html,
      box: {
        left: share(x0, width),
        top: share(y0, height),
        width: share(x1 - x0, width),
        height: share(y1 - y0, height),
      },
    };
  });
};

const exampleOf = async (
  ocr: OcrClient,
  { file, id, label, page: index }: (typeof shown)[number],
): Promise<Example> => {
  const document = await fileDocument(join(root, file));
  const { meta, response } = await ocr.process({ document, pages: index, include_blocks: true });
  const [page] = response.pages;
  if (page === undefined) throw new Error(`${file} has no page ${index}`);
  for await (const picture of renderPages(document, { dpi, pages: [index] })) {
    await writeFile(join(out, `${id}.png`), picture.png);
    return {
      id,
      label,
      file,
      page: index,
      engine: meta.pages[0]?.engine ?? "",
      width: picture.width,
      height: picture.height,
      markdown: page.markdown,
      blocks: blocksOf(page),
    };
  }
  throw new Error(`${file} cannot be drawn`);
};

/** Reads and draws the examples into `generated/`. */
export const writeExamples = async (): Promise<void> => {
  await mkdir(out, { recursive: true });
  await using ocr = createOcr({ provider: local() });
  const examples: Array<Example> = [];
  for (const one of shown) examples.push(await exampleOf(ocr, one));
  await writeFile(join(out, "examples.json"), `${JSON.stringify(examples, null, 1)}\n`);
};
