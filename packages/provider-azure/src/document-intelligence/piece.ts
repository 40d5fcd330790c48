/** Text that knows where it came from: pieces copied from the vendor's content keep their place in it. */
import type { Span } from "./vendor.ts";

/** A bit of text. `from` is its place in the content, when it stands there letter for letter. */
export interface Piece {
  readonly text: string;
  readonly from?: number;
}

interface Run {
  readonly at: number;
  readonly from: number;
  readonly length: number;
}

/** A finished text; `runs` lead from the content to places in it, ordered by `from`. */
export interface Written {
  readonly text: string;
  readonly runs: ReadonlyArray<Run>;
}

/** The end of a span. */
export const endOf = ({ length, offset }: Span): number => offset + length;

/**
 * Copies a stretch of the content with some of it replaced. A replacement of the same length keeps its place, and so does
 * what only gets something put before it.
 */
export const copy = (
  content: string,
  from: number,
  to: number,
  pattern?: RegExp,
  replace: (found: string) => string = (found) => found,
): ReadonlyArray<Piece> => {
  const text = content.slice(from, to);
  if (pattern === undefined) return text === "" ? [] : [{ text, from }];
  const pieces: Array<Piece> = [];
  let done = 0;
  const push = (part: string, at: number) => {
    if (part !== "") pieces.push({ text: part, from: from + at });
  };
  for (const match of text.matchAll(pattern)) {
    push(text.slice(done, match.index), done);
    const [found] = match;
    const other = replace(found);
    if (other.length === found.length) push(other, match.index);
    else if (other.endsWith(found)) {
      pieces.push({ text: other.slice(0, -found.length) });
      push(found, match.index);
    } else if (other !== "") pieces.push({ text: other });
    done = match.index + found.length;
  }
  push(text.slice(done), done);
  return pieces;
};

/** Line breaks at the end of a text, at most two. */
const breaksAtEnd = (text: string): number => (text.endsWith("\n\n") ? 2 : text.endsWith("\n") ? 1 : 0);

/** Puts pieces together. There is never more than one empty line, and none at the start or the end. */
export const write = (pieces: ReadonlyArray<Piece>): Written => {
  let text = "";
  const runs: Array<Run> = [];
  for (const piece of pieces) {
    let at = 0;
    for (const part of piece.text.split(/(\n+)/)) {
      if (part.startsWith("\n")) text += part.slice(0, text === "" ? 0 : 2 - breaksAtEnd(text));
      else if (part !== "") {
        if (piece.from !== undefined) runs.push({ at: text.length, from: piece.from + at, length: part.length });
        text += part;
      }
      at += part.length;
    }
  }
  return { text: text.trimEnd(), runs: runs.toSorted((a, b) => a.from - b.from) };
};

/** Where a place of the content stands in a text; undefined when it was not copied into it. */
export const placeOf = ({ runs, text }: Written, place: number): number | undefined => {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.from ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  if (run === undefined || place >= run.from + run.length) return undefined;
  const at = run.at + place - run.from;
  return at < text.length ? at : undefined;
};
