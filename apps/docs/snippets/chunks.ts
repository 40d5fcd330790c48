import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { toChunks } from "@ocr/core/output";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const { response } = await ocr.process({
  document: await fileDocument("report.pdf"),
  include_blocks: true, // boxes, for marking the source
  extract_header: true, // the same line on each page is no content
  extract_footer: true,
});
await ocr.close();

const chunks = toChunks(response, { maxCharacters: 1200, overlap: 100 });
const chunk = chunks.find(({ text }) => text.includes("swan mussel"));
console.log(chunk?.headings.at(-1)); // 5 What lives there
console.log(chunk?.pages); // [ 1 ]
console.log(chunk?.boxes[0]?.page); // 1

// The context of a question to a chat model: each piece with its source.
const context = chunks
  .filter(({ text }) => /mussel|char/.test(text))
  .map(({ headings, index, pages, text }) => {
    const path = headings.join(" > ");
    return `[${index}] ${path}, page ${pages.join(", ")}\n${text}`;
  })
  .join("\n\n");
console.log(context.includes("The Depths of Lake Orrin > ")); // true
