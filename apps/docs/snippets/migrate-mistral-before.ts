import { readFile } from "node:fs/promises";
import { Mistral } from "@mistralai/mistralai";
import { MistralError } from "@mistralai/mistralai/models/errors";

const client = new Mistral({
  apiKey: process.env["MISTRAL_API_KEY"] ?? "",
  timeoutMs: 60_000,
  retryConfig: {
    strategy: "backoff", // the default is "none"
    backoff: {
      initialInterval: 500,
      maxInterval: 20_000,
      exponent: 2,
      maxElapsedTime: 180_000,
    },
    retryConnectionErrors: true,
  },
});

const pdf = await readFile("contract.pdf");
const base64 = pdf.toString("base64");
try {
  const reply = await client.ocr.process({
    model: "mistral-ocr-4-1",
    document: {
      type: "document_url",
      documentUrl: `data:application/pdf;base64,${base64}`,
    },
    pages: [0, 1],
    tableFormat: "html",
    includeImageBase64: true,
  });
  console.log(reply.pages.map((page) => page.index)); // [ 0, 1 ]
  console.log(reply.usageInfo.pagesProcessed); // 2
} catch (error) {
  if (!(error instanceof MistralError)) throw error;
  console.error(error.statusCode, error.body);
}
