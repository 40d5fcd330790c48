/** A provider for tests: it returns what it is told to, and remembers its calls. */
import { PDFDocument } from "@cantoo/pdf-lib";
import { type Call, type Capabilities, dataUri, defineProvider, type Draft, type Provider } from "@ocr/core/provider";

export interface Echo extends Provider {
  readonly calls: Array<Call>;
}

export const echo = (
  answer: (call: Call) => Draft | Promise<Draft> = () => ({ pages: [{ index: 0, markdown: "hello" }] }),
  capabilities: Partial<Capabilities> = {},
  models: Provider["models"] = { "echo-1": { price: { usdPerPage: 0.002, source: "test", date: "2026-11-20" } } },
): Echo => {
  const calls: Array<Call> = [];
  const provider = defineProvider({
    name: "echo",
    models,
    capabilities: { documents: ["bytes", "url", "file"], pages: "simulated", ...capabilities },
    process: async (call) => {
      calls.push(call);
      return answer(call);
    },
  });
  return { ...provider, calls };
};

/** A draft of `count` pages. */
export const pages = (count: number): Draft => ({
  pages: Array.from({ length: count }, (_, index) => ({ index, markdown: `page ${index}` })),
});

/** A PDF of `count` empty pages; page n is 100 + n points wide, so that it can be told apart wherever it ends up. */
export const pdfBytes = async (count: number): Promise<Uint8Array> => {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let n = 0; n < count; n += 1) document.addPage([100 + n, 100]);
  return document.save();
};

/** The numbers of the pages of a PDF made by {@link pdfBytes}. */
export const pageNumbers = async (bytes: Uint8Array): Promise<Array<number>> => {
  const document = await PDFDocument.load(bytes);
  return document.getPages().map((page) => Math.round(page.getWidth()) - 100);
};

export const onePage = await pdfBytes(1);

/** The size in bytes of {@link pdf}. */
export const pdfSize = onePage.length;

/** A PDF of one page, as a data URI. */
export const pdf = { document_url: dataUri("application/pdf", onePage) };
