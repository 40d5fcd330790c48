/** What the schema of the invoice lets through. */
import { createOcr } from "@ocr/core";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";
import { expect, it } from "vitest";
import { Invoice } from "../invoice-extraction/invoice.ts";

const lines = [
  { description: "binding", quantity: 2, amount: 10.1 },
  { description: "delivery", quantity: 1, amount: 4.2 },
];
const page = { index: 0, markdown: "Invoice", images: [], dimensions: null };

/** What a call gives when the model answers so: the annotation, or the reason and the message of the error. */
const answered = async (invoice: object): Promise<unknown> => {
  const document_annotation = JSON.stringify({ seller: "Acme", currency: "EUR", lines, ...invoice });
  const reply = { pages: [page], model: "mistral-ocr-4-1", usage_info: { pages_processed: 1 }, document_annotation };
  await using fake = await fakeMistral({ faults: [{ kind: "body", text: JSON.stringify(reply) }] });
  const ocr = createOcr({ provider: mistral({ apiKey: fake.apiKey, baseURL: fake.url }) });
  const document = { bytes: await makeDocument({ seed: 1, kind: "slip" }) };
  return await ocr.annotate({ document }, { documentAnnotation: Invoice }).then(
    ({ documentAnnotation }) => documentAnnotation.total,
    ({ message, reason }: { message: string; reason: string }) => `${reason}: ${message}`,
  );
};

it("takes an invoice whose lines add up, cents of floats included", async () => {
  expect(await answered({ total: 14.3 })).toBe(14.3);
});

it.each([
  [{ total: 14.31 }, "ResponseInvalid: document_annotation: at total: the lines do not add up to the total"],
  [{ total: "14.30" }, /^ResponseInvalid: document_annotation: at total: /],
  [{ total: 14.3, currency: "CHF" }, /^ResponseInvalid: document_annotation: at currency: /],
])("refuses %j", async (invoice, said) => {
  expect(await answered(invoice)).toMatch(said);
});
