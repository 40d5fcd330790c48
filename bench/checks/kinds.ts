/** What the documents of the corpus are, told by their names. */
import { textBeside, type CorpusDocument } from "../corpus.ts";

/** A damaged file: it must fail, or say that pages were lost. */
export const isCorrupt = ({ name }: CorpusDocument): boolean => name.startsWith("corrupt-");

/** The password of an encrypted file, which stands in its name; undefined for open files. */
export const passwordOf = ({ name }: CorpusDocument): string | undefined => /^encrypted-password-(.+)$/.exec(name)?.[1];

/** A scan that is turned by 90 or 180 degrees. */
export const isRotated = ({ name }: CorpusDocument): boolean => name.startsWith("scan-rotated-");

/** A PDF with a text layer: every PDF that is no scan and not damaged. */
export const isDigital = (document: CorpusDocument): boolean =>
  document.extension === ".pdf" && !document.name.startsWith("scan-") && !isCorrupt(document);

/** A digital document whose words are known exactly. */
export const hasExactWords = (document: CorpusDocument): boolean =>
  isDigital(document) && textBeside(document, ".truth.txt") !== undefined;
