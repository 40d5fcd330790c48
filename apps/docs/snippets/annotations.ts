import { createOcr } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";
import * as z from "zod";

const Contract = z.object({
  parties: z.array(z.string()),
  subject: z.string().describe("what the contract is about, in one sentence"),
  pages: z.int(),
});
const Figure = z.object({ caption: z.string() });

const ocr = createOcr({ provider: mistral() });
const { documentAnnotation, bboxAnnotations, meta } = await ocr.annotate(
  { document: await fileDocument("contract.pdf") },
  { documentAnnotation: Contract, bboxAnnotation: Figure },
);

console.log(documentAnnotation.pages); // 3
console.log([...bboxAnnotations.keys()].length > 0); // true
console.log(meta.cost?.annotatedPages, meta.cost?.usd); // 3 0.015
