/** Plain tesseract.js with the same model as ours: what the engine alone gives. The baseline of the OCR figures. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWorker, OEM, PSM } from "tesseract.js";

/** A recognised picture. */
export interface PlainPage {
  /** The words of each paragraph, with a confidence between 0 and 1. */
  readonly paragraphs: ReadonlyArray<ReadonlyArray<{ readonly text: string; readonly confidence: number }>>;
}

/** A running engine. */
export interface PlainOcr {
  /** Recognises a PNG or JPEG file and returns the text in the engine's order. */
  recognize(path: string): Promise<string>;
  /** Recognises a picture in memory, paragraph by paragraph. */
  read(picture: Uint8Array): Promise<PlainPage>;
  close(): Promise<void>;
}

/** Folder with `eng.traineddata.gz` (integer version of the best model). */
const dataFolder = (): string =>
  join(dirname(fileURLToPath(import.meta.resolve("@tesseract.js-data/eng/package.json"))), "4.0.0_best_int");

/** Starts English Tesseract with automatic page segmentation (mode 3; the library's default 6 is much worse). */
export const startPlainOcr = async (): Promise<PlainOcr> => {
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: dataFolder(),
    cacheMethod: "none",
    gzip: true,
    // Without a handler of its own the library ends the process on an undecodable picture.
    errorHandler: () => {},
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO });
  return {
    recognize: async (path) => (await worker.recognize(path)).data.text,
    read: async (picture) => {
      const { data } = await worker.recognize(Buffer.from(picture), {}, { blocks: true });
      const paragraphs = (data.blocks ?? []).flatMap((block) => block.paragraphs);
      return {
        paragraphs: paragraphs.map(({ lines }) =>
          lines.flatMap(({ words }) => words.map(({ confidence, text }) => ({ text, confidence: confidence / 100 }))),
        ),
      };
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
