/** A user of a vendor: the vendor here is a fake on this machine, over real HTTP. */
import { createOcr, isOcrError, memoryLedger } from "@ocr/core";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

const fake = await fakeMistral();
fake.fail({ kind: "status", status: 503 });
const ledger = memoryLedger();
const provider = mistral({ baseURL: fake.url, apiKey: fake.apiKey });
const ocr = createOcr({ provider, ledger, patience: { baseDelayMs: 1 } });
const bytes = await makeDocument({ seed: 3, pages: 2 });
const { meta, response } = await ocr.process({ document: { bytes }, table_format: "html" });
console.log(JSON.stringify({ pages: response.pages.length, attempts: meta.attempts.length, usd: ledger.totals().usd }));
const refused = await ocr.process({ document: { bytes }, pages: "9-1" }).catch((error: unknown) => error);
console.log(isOcrError(refused) ? refused.reason : "no error");
await fake.close();
