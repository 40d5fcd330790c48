import { createOcr, isOcrError, memoryLedger } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistral } from "@ocr/provider-mistral";

const ledger = memoryLedger();
const ocr = createOcr({ provider: mistral(), ledger });
const document = await fileDocument("contract.pdf"); // three pages

// Before: nothing is sent.
const estimate = await ocr.estimate({ document });
console.log(estimate.pages, estimate.usd); // 3 0.012

// During: the call is refused before it costs more.
const { meta } = await ocr.process(
  { document },
  { maxCostUsd: 0.05, tags: { user: "ann" } },
);
console.log(meta.cost?.usd, meta.cost?.source, meta.cost?.price?.date);
// => 0.012 price 2026-08-21

// After: what was paid, by tag.
console.log(
  ledger.totals({ user: "ann" }).usd,
  ledger.totals({ user: "bob" }).usd,
);
// => 0.012 0

try {
  await ocr.process({ document }, { maxCostUsd: 0.01 });
} catch (error) {
  if (!isOcrError(error)) throw error;
  console.log(error.reason, error.message);
  // => BudgetExceeded maxCostUsd: 0.012 dollars needed, 0.01 allowed
}
