/** From the words of the command line to checked arguments. What does not fit is a UsageError with a way out. */
import { parseArgs } from "node:util";
import { formats, options, type Format, type Option } from "./options.ts";
import { suggestion } from "./suggestion.ts";
import { UsageError } from "./usage-error.ts";

/** The checked command line. */
export interface Arguments {
  readonly inputs: ReadonlyArray<string>;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  /** In core's grammar; checked there. */
  readonly pages: string | undefined;
  readonly out: string | undefined;
  readonly format: Format;
  readonly includeImages: boolean;
  readonly pageFiles: boolean;
  readonly tableFormat: "markdown" | "html" | undefined;
  readonly extractHeader: boolean;
  readonly extractFooter: boolean;
  readonly confidence: "word" | "page" | "block" | undefined;
  readonly password: string | undefined;
  /** Codes such as `eng`; empty: the provider's default. */
  readonly languages: ReadonlyArray<string>;
  readonly concurrency: number;
  readonly timeoutMs: number | undefined;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** What the user wants done. */
export type Command =
  | { readonly name: "help" }
  | { readonly name: "version" }
  | { readonly name: "doctor" }
  /** All providers when none is named. */
  | { readonly name: "models"; readonly provider: string | undefined }
  | { readonly name: "read"; readonly arguments: Arguments };

interface Token {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const unknownOption = (rawName: string): UsageError => {
  const names = options.flatMap(({ name, short }) =>
    short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`],
  );
  return new UsageError(`unknown option ${rawName}${suggestion(rawName, names)}`);
};

/** The value of one option as it stands on the command line. */
const valueOf = (option: Option, { rawName, value, inlineValue }: Token): string => {
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return "true";
  }
  // "--out --quiet" is a forgotten value, not a folder with an odd name; "--out=--quiet" would be one.
  const forgotten = value === undefined || (!inlineValue && /^--?[a-z]/i.test(value));
  if (forgotten || value === "") throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw new UsageError(
      `${rawName} ${value}: choose one of ${option.choices.join(", ")}${suggestion(value, option.choices)}`,
    );
  }
  return value;
};

const positiveNumber = (rawName: string, value: string | undefined, whole: boolean): number | undefined => {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d*\.?\d+$/.test(value) && number > 0 && (!whole || Number.isSafeInteger(number))) return number;
  throw new UsageError(`${rawName} ${value}: give a ${whole ? "whole number" : "number"} greater than 0`);
};

const languagesFrom = (values: ReadonlyArray<string>): ReadonlyArray<string> => {
  const codes = values.flatMap((value) => value.split(/[,+]/)).map((code) => code.trim());
  const wrong = codes.find((code) => !/^\w+$/.test(code));
  if (wrong !== undefined) throw new UsageError(`--language: "${wrong}" is not a language code such as eng or deu`);
  return [...new Set(codes)];
};

/** Rules that tie several options together. */
const checkTogether = ({ inputs, out, pageFiles, format, quiet, verbose }: Arguments): void => {
  if (inputs.length === 0)
    throw new UsageError("give a document to read: a file, a folder, a glob, a URL, or - for standard input");
  if (inputs.includes("")) throw new UsageError("an input is empty; is a variable of your script not set?");
  if (quiet && verbose) throw new UsageError("--quiet and --verbose exclude each other");
  if (pageFiles && out === undefined) throw new UsageError("--page-files needs --out DIR to put the files in");
  if (pageFiles && format === "json")
    throw new UsageError("--page-files does not go with --format json: the response holds all pages");
};

/**
 * Reads the words after the command's name. Throws a {@link UsageError} for an unknown option, a missing or wrong value,
 * and for options that do not go together.
 */
export const parseArguments = (
  words: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>,
): Command => {
  const { tokens } = parseArgs({
    args: [...words],
    // Strict mode would throw Node's own sentences; the tokens allow better ones.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      options.map(({ name, short, value, multiple = false }) => [
        name,
        {
          type: value === undefined ? "boolean" : "string",
          multiple,
          ...(short === undefined ? {} : { short }),
        } as const,
      ]),
    ),
  });
  const given = new Map<string, ReadonlyArray<string>>();
  const inputs: Array<string> = [];
  // Help is answered even when something else on the line is wrong.
  if (tokens.some((token) => token.kind === "option" && token.name === "help")) return { name: "help" };
  for (const token of tokens) {
    if (token.kind === "positional") inputs.push(token.value);
    if (token.kind !== "option") continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined) throw unknownOption(token.rawName);
    given.set(option.name, [...(given.get(option.name) ?? []), valueOf(option, token)]);
  }
  if (given.has("version")) return { name: "version" };
  if (inputs.length === 1 && inputs[0] === "doctor") {
    if (given.size > 0) throw new UsageError("ocr doctor takes no options (a file named doctor is ./doctor)");
    return { name: "doctor" };
  }
  // With options, or with more words, "models" is a folder.
  if (inputs[0] === "models" && inputs.length <= 2 && given.size === 0) return { name: "models", provider: inputs[1] };
  const last = (name: string): string | undefined => given.get(name)?.at(-1);
  const timeout = positiveNumber("--timeout", last("timeout"), false);
  const parsed: Arguments = {
    inputs,
    provider: last("provider"),
    model: last("model"),
    pages: last("pages"),
    out: last("out"),
    format: (last("format") ?? formats[0]) as Format,
    includeImages: given.has("include-images"),
    pageFiles: given.has("page-files"),
    tableFormat: last("table-format") as Arguments["tableFormat"],
    extractHeader: given.has("extract-header"),
    extractFooter: given.has("extract-footer"),
    confidence: last("confidence") as Arguments["confidence"],
    password: last("password") ?? (environment["OCR_PASSWORD"] || undefined),
    languages: languagesFrom(given.get("language") ?? []),
    concurrency: positiveNumber("--concurrency", last("concurrency"), true) ?? 1,
    timeoutMs: timeout === undefined ? undefined : Math.ceil(timeout * 1000),
    quiet: given.has("quiet"),
    verbose: given.has("verbose"),
  };
  checkTogether(parsed);
  return { name: "read", arguments: parsed };
};
