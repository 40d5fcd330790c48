import { createOcr } from "@ocr/core";
import { fileDocument, saveDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const { response } = await ocr.process({
  document: await fileDocument("report.pdf"),
  include_image_base64: true, // without it there are no bytes to save
});
await ocr.close();

const saved = await saveDocument(response, "out", { name: "report" });
console.log(saved.markdown); // [ 'out/report.md' ]
console.log(saved.images); // [ 'out/report-images/img-0.jpeg' ]

const pages = await saveDocument(response, "out", {
  name: "report",
  pageFiles: true,
});
console.log(pages.markdown); // [ 'out/report-1.md', 'out/report-2.md' ]
