/**
 * A question, the chunks that answer it, and where each stands in the document:
 * `node main.ts FILE QUESTION`.
 */
import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { toChunks } from "@ocr/core/output";
import { local } from "@ocr/provider-local";
import { rank } from "./rank.ts";

const [
  path = "../documents/report.pdf",
  question = "Which mussel lives in the lake?",
] = process.argv.slice(2);

const ocr = createOcr({ provider: local() });
const { response } = await ocr.process({
  document: await fileDocument(path),
  include_blocks: true, // bounding boxes, to cite by
  extract_header: true, // the same line on each page answers nothing
  extract_footer: true,
});
await ocr.close();

const chunks = toChunks(response, { maxCharacters: 700 });
console.log(`${chunks.length} chunks; ${question}`);

const best = rank(chunks, question).slice(0, 2);
for (const { boxes, headings, index, pages, text } of best) {
  const where = pages.map((page) => page + 1).join(" and "); // they count from 0
  console.log(`\n[${index}] ${headings.join(" > ")}, page ${where}`);
  console.log(text.split("\n").at(-1)?.slice(0, 90));
  // Pixels of the picture of the page, as `dimensions` tells its size: mark the
  // place in a viewer with them.
  for (const { page, type, x0, x1, y0, y1 } of boxes)
    console.log(
      `  ${type} on page ${page + 1}: (${x0}, ${y0}) to (${x1}, ${y1})`,
    );
}
