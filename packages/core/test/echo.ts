/** A provider for tests: it returns what it is told to, and remembers its calls. */
import { type Call, type Capabilities, defineProvider, type Draft, type Provider } from "@ocr/core/provider";

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

/** A document that is a PDF by its first bytes. */
export const pdf = { document_url: `data:application/pdf;base64,${btoa("%PDF-1.4\n")}` };
