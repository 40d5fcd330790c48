/** The corpus: documents with known truth, kept beside the checkout and never in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";

/** Folder of the corpus: `OCR_CORPUS`, else `../shared/corpus` beside the checkout. Undefined when it is not there. */
export const findCorpus = (environment: NodeJS.ProcessEnv = process.env): string | undefined => {
  const given = environment["OCR_CORPUS"];
  const start = environment["OCR_CWD"] ?? process.cwd();
  const folder =
    given === undefined || given === "" ? resolve(import.meta.dirname, "../../shared/corpus") : resolve(start, given);
  return existsSync(folder) ? folder : undefined;
};

/** A document of the corpus. */
export interface CorpusDocument {
  /** File name without its ending. */
  readonly name: string;
  readonly path: string;
  /** Ending in lower case, with its dot. */
  readonly extension: string;
}

const readable: ReadonlySet<string> = new Set([
  ".pdf",
  ".png",
  ".jpg",
  ".jpeg",
  ".tif",
  ".tiff",
  ".webp",
  ".gif",
  ".bmp",
]);

/** Documents of a folder of the corpus, by name. */
export const documentsIn = (corpus: string, folder: string): ReadonlyArray<CorpusDocument> =>
  readdirSync(join(corpus, folder))
    .map((file) => ({ path: join(corpus, folder, file), extension: extname(file).toLowerCase() }))
    .filter(({ extension }) => readable.has(extension))
    .map(({ path, extension }) => ({ name: basename(path, extname(path)), path, extension }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** A text beside a document, such as `.truth.txt`; undefined when there is none. */
export const textBeside = (document: CorpusDocument, ending: string): string | undefined => {
  const path = document.path.slice(0, -document.extension.length) + ending;
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
};

/** Keeps the documents whose name contains one of the texts; all for an empty list. */
export const chosen = <D extends { readonly name: string }>(
  documents: ReadonlyArray<D>,
  only: ReadonlyArray<string>,
): ReadonlyArray<D> =>
  only.length === 0 ? documents : documents.filter(({ name }) => only.some((part) => name.includes(part)));
