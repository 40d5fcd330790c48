/** Tesseract as an OcrEngine: the WASM core driven directly, in whatever thread calls it. Offline, always. */
import type { Bitmap } from "../page/bitmap.ts";
import type { EngineOptions, OcrEngine } from "./engine.ts";
import { readLanguageData } from "./language-data.ts";
import { loadTesseract, type TesseractApi, type TesseractModule } from "./tesseract-core.ts";
import { collectWords } from "./tesseract-words.ts";

/** What {@link tesseractEngine} takes. */
export interface TesseractOptions {
  /** Tesseract codes, most frequent first. Default `["eng"]`. */
  readonly languages?: ReadonlyArray<string>;
}

const neural = 1;
const segmentation = { page: "3", block: "6" } as const;
/** The core leaks the text of every word; a new instance every so many pages keeps that small. */
const pagesPerInstance = 200;

interface Running {
  readonly module: TesseractModule;
  readonly reader: TesseractApi;
  pages: number;
}

const start = async (languages: ReadonlyArray<string>): Promise<Running> => {
  const [module, ...data] = await Promise.all([loadTesseract(), ...languages.map(readLanguageData)]);
  languages.forEach((language, i) => module.FS.writeFile(`${language}.traineddata`, data[i]!));
  const reader = new module.TessBaseAPI();
  const status = reader.Init(null, languages.join("+"), neural);
  for (const language of languages) module.FS.unlink(`${language}.traineddata`);
  if (status !== 0) throw new Error(`Tesseract cannot use the data of ${languages.join(", ")}`);
  return { module, reader, pages: 0 };
};

/** The simplest image format there is: nothing is compressed for a reader in the same process. */
const portableGrey = ({ width, height, data }: Bitmap): Uint8Array =>
  Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), data]);

const show = (module: TesseractModule, api: TesseractApi, bitmap: Bitmap): void => {
  module.FS.writeFile("/input", portableGrey(bitmap));
  const status = api.SetImageFile(1, 0);
  module.FS.unlink("/input");
  if (status !== 0) throw new Error("Tesseract refused the picture");
};

/**
 * Starts Tesseract with the given languages. Rejects with MissingLanguage when the data of one is not installed.
 * The engine works in the calling thread and blocks it: run it in a worker thread.
 */
export const tesseractEngine = async (options: TesseractOptions = {}): Promise<OcrEngine> => {
  const languages = options.languages === undefined || options.languages.length === 0 ? ["eng"] : options.languages;
  let running: Running | undefined = await start(languages);
  let closed = false;

  /** Runs one picture; whatever goes wrong in the core, the next picture gets a fresh one. */
  const use = async <T>(work: (engine: Running) => T | Promise<T>): Promise<T> => {
    if (closed) throw new Error("the OCR engine is closed");
    running ??= await start(languages);
    const engine = running;
    try {
      const result = await work(engine);
      engine.pages++;
      if (engine.pages >= pagesPerInstance) running = undefined;
      return result;
    } catch (error) {
      running = undefined;
      throw error;
    }
  };

  const recognize = (bitmap: Bitmap, { layout = "page" }: EngineOptions = {}) =>
    use(({ module, reader }) => {
      reader.SetVariable("tessedit_pageseg_mode", segmentation[layout]);
      reader.SetVariable("user_defined_dpi", String(Math.round(Math.max(bitmap.dpi, 70))));
      show(module, reader, bitmap);
      if (reader.Recognize(null) !== 0) throw new Error("Tesseract could not read the picture");
      const words = collectWords(reader.GetIterator());
      reader.Clear();
      return words;
    });

  const close = async () => {
    closed = true;
    running = undefined;
  };
  return { name: "tesseract", recognize, close };
};
