import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const { response, meta } = await ocr.process({
  document: await fileDocument("invoice.pdf"),
  include_image_base64: true,
});

console.log(response.pages[0]?.markdown); // # Harrow & Finch Bindery…
console.log(response.pages[0]?.blocks?.length); // 16
console.log(meta.pages[0]?.engine); // text-layer
await ocr.close();
