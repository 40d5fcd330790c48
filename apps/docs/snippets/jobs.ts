import { memoryLedger } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { mistralBatch } from "@ocr/provider-mistral";

const batch = mistralBatch();

// #region start
const job = await batch.create({
  contract: { document: await fileDocument("contract.pdf") },
  book: { document: await fileDocument("book.pdf"), pages: "0-1" },
});
console.log(job.total, job.ended); // 2 false
// #endregion start

// #region collect
const ledger = memoryLedger();
const ended = await batch.wait(job.id, { pollMs: 100 });
console.log(ended.status, ended.succeeded); // SUCCESS 2

const pages = new Map<string, number>();
for await (const result of batch.results(job.id, { ledger })) {
  if (result.status === "succeeded")
    pages.set(result.id, result.response.pages.length);
  else console.error(result.id, result.error.reason, result.error.message);
}
console.log(pages.get("contract"), pages.get("book")); // 3 2
console.log(ledger.totals().usd); // 0.01
await batch.delete(job.id); // with its files
// #endregion collect
