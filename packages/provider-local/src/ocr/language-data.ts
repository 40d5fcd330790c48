/** Finds Tesseract's language data in the installed packages `@tesseract.js-data/*`: of this package, then of the user's project. */
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A language was asked for whose data is not installed. The message says what to add. */
export class MissingLanguage extends Error {
  constructor(language: string) {
    super(
      `no data for the language "${language}": add it with npm install @tesseract.js-data/${language} ` +
        "(languages are Tesseract codes such as eng, deu or chi_sim)",
    );
    this.name = "MissingLanguage";
  }
}

const roots = (): ReadonlyArray<string> => [import.meta.url, join(process.cwd(), "index.js")];

const packageFolders = (language: string): ReadonlyArray<string> =>
  roots().flatMap((root) => {
    try {
      return [dirname(createRequire(root).resolve(`@tesseract.js-data/${language}/package.json`))];
    } catch {
      return [];
    }
  });

/**
 * The unpacked data of a language, such as `eng`; the fast integer models where there are some. Rejects with
 * {@link MissingLanguage} when no package holds it. Never uses the network.
 */
export const readLanguageData = async (language: string): Promise<Uint8Array> => {
  // The code becomes part of a path.
  if (!/^[a-z]{3,}(_[a-z]+)*$/i.test(language)) throw new MissingLanguage(language);
  for (const folder of packageFolders(language)) {
    for (const variant of ["4.0.0_best_int", "4.0.0"]) {
      const packed = await readFile(join(folder, variant, `${language}.traineddata.gz`)).catch(() => undefined);
      if (packed !== undefined) return gunzipSync(packed);
    }
  }
  throw new MissingLanguage(language);
};

/** A package beside the languages that holds the detector of orientation and script, which reads no text. */
const detector = "osd";

/**
 * The languages whose data is installed, as Tesseract codes in alphabetical order: what `languages` of the provider may
 * hold. `eng` is in the box.
 */
export const installedLanguages = async (): Promise<ReadonlyArray<string>> => {
  const folders = roots().flatMap((root) => createRequire(root).resolve.paths("@tesseract.js-data/eng") ?? []);
  const found = new Set<string>();
  for (const folder of new Set(folders)) {
    const names = await readdir(join(folder, "@tesseract.js-data")).catch(() => []);
    for (const name of names) if (name !== detector && packageFolders(name).length > 0) found.add(name);
  }
  return [...found].toSorted();
};
