/** The help text, made from the table of options so that the two cannot differ. */
import { options, type Option } from "./options.ts";

const indent = 30;

const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

const optionLines = ({ name, short, value, help }: Option): ReadonlyArray<string> => {
  const left = `  ${short === undefined ? "   " : `-${short},`} --${name}${value === undefined ? "" : ` ${value}`}`;
  const [first = "", ...rest] = wrap(help, 100 - indent);
  return [left.padEnd(indent) + first, ...rest.map((line) => " ".repeat(indent) + line)];
};

const groups = ["Output", "Reading", "Work", "Other"] as const;

/** The whole help, ready to print. Lines have at most 100 characters. */
export const helpText = (): string => `ocr reads documents: PDFs, scans and photos become Markdown, JSON, text or HTML.

Usage
  ocr INPUT... [options]
  ocr doctor                  what is available here: engines, languages, keys
  ocr models [PROVIDER]       the catalogue: models, prices, limits, dates

An INPUT is a file, a folder (all PDFs and images in it and its sub-folders), a glob in quotes,
an http(s) URL, or - for standard input. One document is printed; several need --out DIR.

${groups.map((group) => [group, ...options.filter((option) => option.group === group).flatMap(optionLines)].join("\n")).join("\n\n")}

Examples
  ocr invoice.pdf                                    Markdown on standard output
  ocr invoice.pdf --format json | jq .pages[0]       only the response goes to standard output
  ocr scans/ --out text/ --format text               a whole folder
  ocr "letters/**/*.tif" --out md/ --language deu    a glob, scanned in German
  ocr report.pdf --pages 0-4 --include-images -o md  five pages with their pictures
  curl -s https://example.org/a.pdf | ocr -          standard input

Progress, warnings and the summary go to standard error.
Exit codes: 0 all documents were read; 1 some failed, each is named with the reason, the others are
written; 2 the command line is wrong; 130 stopped by Ctrl-C, which leaves no half-written file.
`;
