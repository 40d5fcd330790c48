import { createOcr, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const { response } = await ocr.process({
  document: await fileDocument("invoice.pdf"),
  table_format: "html", // or "markdown"; left out, tables stay in the text
  include_image_base64: true,
  image_limit: 5,
  image_min_size: 40,
});
await ocr.close();

const [page] = response.pages;
console.log(page?.markdown.includes("[tbl-0.html](tbl-0.html)")); // true
console.log(page?.tables?.[0]?.content); // <table>…
console.log(page?.images[0]?.id); // img-0.jpeg
console.log(page?.images[0]?.image_base64); // data:image/jpeg;base64,…

// All in one text again, the pictures inside of it.
console.log(
  toMarkdown(response, { images: "embed" }).includes(
    "](data:image/jpeg;base64,",
  ),
);
// => true
