import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const { response, meta } = await ocr.process({
  document: await fileDocument("invoice.pdf"),
});
console.log(response.pages[0]?.markdown); // # Harrow & Finch Bindery…
console.log(meta.pages[0]?.engine, meta.cost?.usd); // text-layer 0
await ocr.close(); // ends the threads
