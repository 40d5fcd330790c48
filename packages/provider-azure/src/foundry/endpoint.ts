/** The forms of the endpoint that people paste, as the one URL to post to. */

const ocrPath = "/providers/mistral/azure/ocr";

/**
 * The address of OCR at a Foundry endpoint: the root of a resource, its `…/providers/mistral/azure`, the whole "Target
 * URI" of the portal, or the host of a serverless deployment (`*.models.ai.azure.com`, `/v1/ocr`). The path of a project
 * is cut off; a query (`?api-version=…`) stays.
 */
export const ocrAddress = (endpoint: URL): { readonly baseURL: string; readonly path: string } => {
  const path = endpoint.pathname.replace(/\/+$/, "");
  const serverless = endpoint.hostname.endsWith(".models.ai.azure.com");
  const ending = serverless ? "/v1/ocr" : ocrPath;
  const prefix = serverless
    ? ""
    : path.replace(/\/providers\/mistral\/azure(?:\/ocr)?$/, "").replace(/\/api\/projects\/[^/]+$/, "");
  return { baseURL: `${endpoint.origin}${prefix}`, path: `${ending}${endpoint.search}` };
};
