import { createOcr, isOcrError, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";

const ocr = createOcr({ provider: local() });
try {
  const document = await fileDocument("report.pdf");
  const { response, meta } = await ocr.process(
    { document, table_format: "html" },
    { timeoutMs: 60_000 },
  );

  console.log(response.pages.length); // 2
  console.log(response.pages[1]?.tables?.[0]?.id); // tbl-0.html
  console.log(toMarkdown(response)); // Orrin Water Trust…
  console.log(meta.provider, meta.cost?.usd, meta.warnings); // local 0 []
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.error(error.reason, error.message, error.retryable);
} finally {
  await ocr.close(); // the threads of the local provider
}
