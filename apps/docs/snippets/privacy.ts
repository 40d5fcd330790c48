import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument, guardedFetch } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import { mistral } from "@ocr/provider-mistral";

// #region snippet
// Processed in the EU, and nothing is left in the vendor's Files.
const eu = createOcr({ provider: mistral({ server: "eu", upload: "never" }) });
const { response } = await eu.process({
  document: await fileDocument("contract.pdf"),
  pages: 0,
});
console.log(response.pages.length); // 1
// #endregion snippet

// #region address
// Documents that we fetch ourselves: from public addresses, and from yours.
const ocr = createOcr({
  provider: local(),
  fetchDocument: guardedFetch({
    allowAddresses: ["10.1.0.0/16"],
    timeoutMs: 20_000,
  }),
});
try {
  await ocr.process({
    document: { document_url: "http://169.254.169.254/latest/meta-data" },
  });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.message);
  // => document: its URL leads to a private address, which is not fetched
}
// #endregion address
