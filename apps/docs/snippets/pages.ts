import { createOcr, isOcrError, parsePages } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
const document = await fileDocument("report.pdf"); // two pages

const { response } = await ocr.process({ document, pages: "1" });
console.log(response.pages.map((page) => page.index)); // [ 1 ]

console.log(parsePages("0,2-4")); // [ 0, 2, 3, 4 ]
console.log(parsePages([5, "0-1", 0])); // [ 0, 1, 5 ]

try {
  await ocr.process({ document, pages: "0-4" });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason); // InvalidRequest
  console.log(error.message);
  // => pages: 2-4 is out of range; the last page is 1 (pages count from 0)
}
await ocr.close();
