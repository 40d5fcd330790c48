/** The thread that runs one OCR engine. The engine starts with the first page. */
import { workerData } from "node:worker_threads";
import type { OcrEngine } from "../ocr/engine.ts";
import { readBitmap } from "../ocr/reading.ts";
import { tesseractEngine } from "../ocr/tesseract.ts";
import { serve } from "./channel.ts";
import type { OcrCalls, OcrThreadData } from "./protocol.ts";

const { languages } = workerData as OcrThreadData;
let engine: Promise<OcrEngine> | undefined;

serve<OcrCalls>({
  recognize: async ({ bitmap }) => {
    engine ??= tesseractEngine({ languages });
    return readBitmap(await engine, bitmap);
  },
});
