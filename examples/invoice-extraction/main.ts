/** The data of an invoice, typed and checked: `node main.ts FILE`. */
import { createOcr, isOcrError } from "@ocr/core";
import { open } from "./connection.ts";
import { Invoice } from "./invoice.ts";

const [path = "../documents/invoice.pdf"] = process.argv.slice(2);
const { close, document, provider } = await open(path);
const ocr = createOcr({ provider });

const book = (invoice: Invoice): void => {
  console.log(
    `${invoice.seller}: ${invoice.total.toFixed(2)} ${invoice.currency}`,
  );
  for (const { amount, description, quantity } of invoice.lines)
    console.log(`  ${quantity} × ${description}: ${amount.toFixed(2)}`);
};

try {
  const { documentAnnotation, meta } = await ocr.annotate(
    { document },
    { documentAnnotation: Invoice },
    { maxCostUsd: 0.1 },
  );
  book(documentAnnotation);
  console.log(
    `${meta.cost?.annotatedPages} annotated pages, $${meta.cost?.usd}`,
  );
} catch (error) {
  if (!isOcrError(error)) throw error;
  // `ResponseInvalid`: the answer does not fit the schema, or the lines do not
  // add up. A case for a person.
  console.error(`${error.reason}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await ocr.close();
  await close();
}
