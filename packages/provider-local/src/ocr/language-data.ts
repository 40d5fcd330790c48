/** Finds Tesseract's language data in the installed packages `@tesseract.js-data/*`: of this package, then of the user's project. */
import { readFile } from "node:fs/promises";
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

const packageFolders = (language: string): ReadonlyArray<string> => {
  const roots = [import.meta.url, join(process.cwd(), "index.js")];
  return roots.flatMap((root) => {
    try {
      return [dirname(createRequire(root).resolve(`@tesseract.js-data/${language}/package.json`))];
    } catch {
      return [];
    }
  });
};

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
