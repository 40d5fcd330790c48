/** What is under test: our engine, driven through the public API only, as any user would; or a bare engine as baseline. */
import { createOcr, type OcrClient, type OcrInput, type OcrResult, toMarkdown } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import { plainText } from "./score/plain.ts";

/** What one document is read with. */
export interface ReadOptions {
  readonly password?: string;
  readonly languages?: ReadonlyArray<string>;
  /** Options of the request in the wire's own names, such as `extract_header`. */
  readonly request?: Omit<OcrInput, "document">;
  /** Limit for the document in milliseconds. */
  readonly timeoutMs?: number;
}

/** Result of one document: what the benchmarks use of the API's answer, and the whole text in two forms. */
export interface ReadResult {
  readonly response: OcrResult["response"];
  readonly meta: Pick<OcrResult["meta"], "warnings" | "pages">;
  /** All pages, with the tables in their places. */
  readonly markdown: string;
  /** What a reader sees of it, without the signs of Markdown. */
  readonly text: string;
}

/** Reads documents; holds one client for each set of provider options. */
export interface Subject {
  readonly markdownOf: (path: string, options?: ReadOptions) => Promise<ReadResult>;
  readonly close: () => Promise<void>;
}

/** Starts our engine. Nothing heavy happens before the first document. */
export const startSubject = (): Subject => {
  const clients = new Map<string, OcrClient>();
  const clientOf = ({ password, languages }: ReadOptions): OcrClient => {
    const options = {
      ...(password === undefined ? {} : { password }),
      ...(languages === undefined ? {} : { languages }),
    };
    const key = JSON.stringify(options);
    let client = clients.get(key);
    if (client === undefined) clients.set(key, (client = createOcr({ provider: local(options) })));
    return client;
  };
  return {
    markdownOf: async (path, options = {}) => {
      const client = clientOf(options);
      const document = await fileDocument(path);
      const signal = AbortSignal.timeout(options.timeoutMs ?? 600_000);
      const { response, meta } = await client.process({ ...options.request, document }, { signal });
      const markdown = toMarkdown(response, { pageSeparator: "\n\n" }).trim();
      return { response, meta, markdown, text: plainText(markdown) };
    },
    close: async () => {
      await Promise.all([...clients.values()].map((client) => client.close()));
      clients.clear();
    },
  };
};
