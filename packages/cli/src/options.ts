/** Every option of the command, as data: the parser, the help and the "did you mean" all read this one table. */

/** An option of the command line. */
export interface Option {
  readonly name: string;
  /** One letter. */
  readonly short?: string;
  /** What the help calls its value, such as `DIR`. Left out: the option is a switch. */
  readonly value?: string;
  /** The only values it takes. */
  readonly choices?: ReadonlyArray<string>;
  /** May be given several times; the values add up. */
  readonly multiple?: boolean;
  readonly group: "Output" | "Reading" | "Work" | "Other";
  readonly help: string;
}

/** Formats of the result. */
export const formats = ["markdown", "json", "text", "html"] as const;

/** One of {@link formats}. */
export type Format = (typeof formats)[number];

/** All options, in the order of the help. */
export const options: ReadonlyArray<Option> = [
  {
    name: "out",
    short: "o",
    value: "DIR",
    group: "Output",
    help: "write one file per document into DIR instead of printing; the sub-folders of an input folder are kept",
  },
  {
    name: "format",
    short: "f",
    value: "FORMAT",
    choices: formats,
    group: "Output",
    help: "markdown (default), json (the response of POST /v1/ocr), text (plain) or html (one standalone page)",
  },
  {
    name: "include-images",
    group: "Output",
    help: "keep the pictures: as files beside the Markdown with --out, embedded in json and html",
  },
  { name: "page-files", group: "Output", help: "with --out: one file per page (not for json)" },
  {
    name: "pages",
    value: "PAGES",
    group: "Reading",
    help: 'only these pages, counted from 0: "3", "0-2" or "0,2-4"',
  },
  {
    name: "table-format",
    value: "FORMAT",
    choices: ["markdown", "html"],
    group: "Reading",
    help: "return tables on their own (json: in tables[]), as markdown or html; html keeps merged cells",
  },
  { name: "extract-header", group: "Reading", help: "take page headers out of the text (json: in header)" },
  { name: "extract-footer", group: "Reading", help: "take page footers out of the text (json: in footer)" },
  {
    name: "confidence",
    value: "LEVEL",
    choices: ["word", "page", "block"],
    group: "Reading",
    help: "json: add confidence scores by word, page or block",
  },
  {
    name: "language",
    value: "CODES",
    multiple: true,
    group: "Reading",
    help: "languages of scanned text, such as eng,deu (default: eng); ocr doctor lists what is installed",
  },
  {
    name: "password",
    value: "TEXT",
    group: "Reading",
    help: "password of locked PDFs; the variable OCR_PASSWORD does the same and is not seen in the process list",
  },
  {
    name: "provider",
    value: "NAME",
    group: "Work",
    help: "who reads: local (default; no key, no network), or a vendor; ocr models lists them",
  },
  { name: "model", value: "MODEL", group: "Work", help: "a model of the provider, or PROVIDER/MODEL" },
  { name: "concurrency", value: "N", group: "Work", help: "documents read at the same time (default: 1)" },
  { name: "timeout", value: "SECONDS", group: "Work", help: "give up on a document after this time" },
  { name: "quiet", short: "q", group: "Other", help: "no progress, warnings or summary; failures are still named" },
  { name: "verbose", group: "Other", help: "tell about every page, and the cause of a failure" },
  { name: "help", short: "h", group: "Other", help: "show this help" },
  { name: "version", group: "Other", help: "show the version" },
];
