import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import * as z from "zod";

const ocr = createOcr({ provider: local() });
try {
  const document = await fileDocument("invoice.pdf");
  await ocr.annotate(
    { document },
    { documentAnnotation: z.object({ total: z.number() }) },
  );
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason); // Unsupported
  console.log(error.message); // local cannot do document_annotation_format
}
