/** The provider: core's client of the contract, and uploads around it. */
import { compatibleCall } from "@ocr/core/compatible";
import { defineProvider, type Provider } from "@ocr/core/provider";
import { capabilities } from "./capabilities.ts";
import { models } from "./models.ts";
import { baseURLOf, keyVariable, type MistralOptions } from "./options.ts";
import { goesAsFile } from "./to-vendor.ts";
import { readUploaded, type Track } from "./upload.ts";

const name = "mistral";

/**
 * Mistral OCR. The key is `apiKey` or the variable `MISTRAL_API_KEY`. Documents go by URL, by the id of a file at
 * Mistral, or from memory: inside the request, or uploaded and deleted again when they are large.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { mistral } from "@ocr/provider-mistral";
 *
 * const ocr = createOcr({ provider: mistral({ server: "eu" }) });
 * export const read = (document_url: string) =>
 *   ocr.process({ document: { document_url }, pages: "0-2", table_format: "html" });
 * ```
 */
export const mistral = (options: MistralOptions = {}): Provider => {
  const { apiKey, fetch, patience, upload } = options;
  const pending = new Set<Promise<unknown>>();
  const track: Track = (work) => {
    const settled = work.catch(() => undefined).finally(() => pending.delete(settled));
    pending.add(settled);
  };
  const read = compatibleCall({
    name,
    baseURL: baseURLOf(options),
    keyVariable,
    models,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(fetch === undefined ? {} : { fetch }),
  });
  return defineProvider({
    name,
    models,
    capabilities,
    ...(patience === undefined ? {} : { patience }),
    process: (call) => {
      const { document } = call;
      if (!goesAsFile(document, upload)) return read(call);
      const run = readUploaded({ ...call, document }, options, track, read);
      track(run);
      return run;
    },
    close: async () => {
      while (pending.size > 0) await Promise.all(pending);
    },
  });
};
