/** A provider whose vendor answers with a given result, whatever is sent. */
import {
  createOcr,
  type OcrClient,
  type OcrInput,
  type OcrResult,
  type ProcessOptions,
  type Provider,
} from "@ocr/core";
import { azureDocumentIntelligence, type DocumentIntelligenceOptions } from "@ocr/provider-azure";

/** Any document: nobody reads it. */
export const anyDocument = { document_url: "https://example.com/any.pdf" };

/** A provider for a result. */
export const providerFor = (result: unknown, options: DocumentIntelligenceOptions = {}): Provider => {
  const endpoint = "https://test.cognitiveservices.azure.com";
  const location = `${endpoint}/documentintelligence/documentModels/m/analyzeResults/1?api-version=2024-11-30`;
  const fetch = async (_: unknown, init?: RequestInit) =>
    init?.method === "POST"
      ? new Response(null, { status: 202, headers: { "operation-location": location, "retry-after": "0" } })
      : Response.json({ status: "succeeded", analyzeResult: result });
  return azureDocumentIntelligence({ endpoint, apiKey: "k", fetch, ...options });
};

/** A client for a result. */
export const answering = (result: unknown, options: DocumentIntelligenceOptions = {}): OcrClient =>
  createOcr({ provider: providerFor(result, options) });

/** What becomes of a result. */
export const read = (
  result: unknown,
  request: Partial<OcrInput> = {},
  options: DocumentIntelligenceOptions = {},
  more: ProcessOptions = {},
): Promise<OcrResult> => answering(result, options).process({ document: anyDocument, ...request }, more);
