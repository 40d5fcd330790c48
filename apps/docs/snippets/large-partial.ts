import { createOcr, isOcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { azure } from "@ocr/provider-azure";

// Foundry reads 30 pages at a time. Of these 45 the second part fails.
const ocr = createOcr({
  provider: azure(),
  partConcurrency: 1,
  patience: { attempts: 1 },
});
const document = await fileDocument("archive.pdf");
try {
  await ocr.process({ document });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason); // Upstream
  console.log(error.partial?.response.pages.length); // 30
  const rest = error.partial?.missingPages ?? [];
  console.log(rest[0], rest.at(-1)); // 30 44

  // What was read is paid for: ask for the rest only.
  const { response } = await ocr.process({ document, pages: [...rest] });
  console.log(response.pages.length); // 15
}
