/** A fake of Document Intelligence and a provider for it, for tests of whole analyses. */
import { createOcr } from "@ocr/core";
import { type FakeDocumentIntelligenceOptions, fakeDocumentIntelligence, makeDocument } from "@ocr/fakes";
import { azureDocumentIntelligence, type DocumentIntelligenceOptions } from "@ocr/provider-azure";
import { onTestFinished } from "vitest";

/** A PDF of two pages. */
export const bytes = await makeDocument({ seed: 9, pages: 2, tables: false });
/** The same as a call has it. */
export const document = { kind: "bytes" as const, bytes, mediaType: "application/pdf" };

/** A fake, a provider for it, and a client that tries once. */
export const startAnalysis = async (
  fakeOptions: FakeDocumentIntelligenceOptions = {},
  options: DocumentIntelligenceOptions = {},
) => {
  const fake = await fakeDocumentIntelligence(fakeOptions);
  onTestFinished(fake.close);
  const provider = azureDocumentIntelligence({ endpoint: fake.url, apiKey: fake.apiKey, ...options });
  return { fake, provider, ocr: createOcr({ provider, patience: { attempts: 1 } }) };
};

/** Questions about results. */
export const asked = (requests: ReadonlyArray<{ readonly method: string }>): number =>
  requests.filter(({ method }) => method === "GET").length;
