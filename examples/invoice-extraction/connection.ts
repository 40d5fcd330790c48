/**
 * Mistral and a document; without `MISTRAL_API_KEY` a stand-in on this machine,
 * with a document that it can read. The stand-in is no language model: its
 * texts are the title of the document, its numbers the count of pages.
 */
import { fileDocument } from "@ocr/core/node";
import { fakeMistral, makeDocument } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

/** The provider, the document, and what ends the stand-in. */
export const open = async (path: string) => {
  if (process.env["MISTRAL_API_KEY"] !== undefined)
    return {
      provider: mistral(),
      document: await fileDocument(path),
      close: async () => {},
    };
  console.log(
    "no MISTRAL_API_KEY: a stand-in answers; types are right, values are not",
  );
  const { apiKey, close, url } = await fakeMistral();
  const document = { bytes: await makeDocument({ seed: 4, pages: 2 }) };
  return { provider: mistral({ apiKey, baseURL: url }), document, close };
};
