/** Why a document failed, in one line for people. */
import { stripVTControlCharacters } from "node:util";

const codes: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EISDIR: "a folder, not a file",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ENOSPC: "no space left on the disk",
  EROFS: "the disk is read-only",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "a link that leads to itself",
  EMFILE: "too many open files",
};

/**
 * Text that is safe to print on one line: names of files and messages of vendors may hold line breaks and escape codes
 * that would move the cursor or recolour the terminal.
 */
export const oneLine = (text: string): string =>
  stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();

/** The reason behind any thrown value, in a few words. */
export const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return oneLine(String(error));
  const { code } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : codes[code]) ?? (oneLine(error.message) || error.name);
};

/** The reason without the document's own name in front: the line starts with it anyway. */
export const reasonFor = (error: unknown, names: ReadonlyArray<string>): string => {
  const reason = causeOf(error);
  const prefix = [...names, "document"].map((name) => `${oneLine(name)}: `).find((start) => reason.startsWith(start));
  return prefix === undefined ? reason : reason.slice(prefix.length);
};

/** Everything that is known about a failure, for `--verbose`: reason, status, request id, and the chain of causes. */
export const detailsOf = (error: unknown): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  const fields = error as Readonly<Record<string, unknown>>;
  for (const name of ["reason", "retryable", "provider", "model", "status", "requestId"]) {
    const value = fields[name];
    if (typeof value === "string") lines.push(`${name} ${oneLine(value)}`);
    if (typeof value === "number" || typeof value === "boolean") lines.push(`${name} ${value}`);
  }
  let cause = (error as { cause?: unknown }).cause;
  for (let depth = 0; depth < 5 && cause !== undefined && cause !== null; depth += 1) {
    lines.push(`caused by ${causeOf(cause)}`);
    cause = (cause as { cause?: unknown }).cause;
  }
  return lines;
};
