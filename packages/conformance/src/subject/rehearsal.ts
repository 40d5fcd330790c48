/**
 * Whatever core loads when it is first needed, loaded before virtual time begins: reading modules from a disk is work of
 * the real world that the virtual clock cannot see, and it would pass for a provider that does not answer.
 */
import { createOcr, type OcrInput } from "@ocr/core";
import { defineProvider } from "@ocr/core/provider";

const stage = defineProvider({
  name: "rehearsal",
  models: { stage: {} },
  capabilities: { documents: ["bytes"], pages: "simulated", blocks: true },
  process: async () => ({ pages: [{ index: 0, markdown: "| a |\n| --- |\n| b |", blocks: [] }] }),
});

const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);

/** A picture whose tables and header core must move, a PDF that must be counted, an unknown file, an address. */
const scenes: ReadonlyArray<OcrInput> = [
  { document: { bytes: picture }, table_format: "html", extract_header: true },
  { document: { bytes: new TextEncoder().encode("%PDF-1.4\n") }, pages: 0 },
  { document: { bytes: Uint8Array.of(1, 2, 3) } },
  { document: { document_url: "http://127.0.0.1:9/document.pdf" } },
];

let played: Promise<unknown> | undefined;

/** Plays all scenes once, in real time. Three of them are refused, which is what they are for. */
export const rehearse = (): Promise<unknown> => {
  const ocr = createOcr({ provider: stage });
  played ??= Promise.allSettled(scenes.map((scene) => ocr.process(scene)));
  return played;
};
