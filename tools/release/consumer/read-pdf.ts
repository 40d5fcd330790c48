/** A user's first program: a PDF and a scan become Markdown on this machine. */
import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { toMarkdown } from "@ocr/core/output";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
for (const file of ["invoice.pdf", "letter-scan.pdf"]) {
  const { response } = await ocr.process({ document: await fileDocument(file) });
  console.log(toMarkdown(response));
}
await ocr.close();
