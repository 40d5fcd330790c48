/** Packs the parts of a document into chunks: sections stay together where they fit, headings stay with what follows. */
import { cutPart } from "./chunk-cut.ts";
import type { Part, Stretch } from "./chunk-part.ts";

/** A part, or a piece of one, in a chunk. */
export interface Piece extends Stretch {
  readonly part: Part;
}

/** What stands between two pieces of a chunk. */
export const gap = "\n\n";

/** The length of the text of a chunk. */
export const lengthOf = (pieces: ReadonlyArray<Stretch>): number =>
  pieces.reduce((sum, { text }) => sum + text.length + gap.length, pieces.length === 0 ? 0 : -gap.length);

/** For each heading, the length of its section: all up to the next heading that is not below it. */
const sectionLengths = (parts: ReadonlyArray<Part>): ReadonlyArray<number> => {
  const lengths = parts.map(({ text }) => text.length);
  const open: Array<number> = [];
  for (const [i, { level, text }] of parts.entries()) {
    if (level > 0) while (open.length > 0 && (parts[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop();
    for (const at of open) lengths[at] = (lengths[at] ?? 0) + gap.length + text.length;
    if (level > 0) open.push(i);
  }
  return lengths;
};

/** How parts are packed. */
export interface PackOptions {
  /** Longest chunk, in characters. */
  readonly limit: number;
  /** Whether a page begins a chunk. */
  readonly breakAtPages: boolean;
}

/**
 * Packs parts, in order, into chunks of at most `limit` characters. A part that fits into a chunk is not cut. A chunk ends
 * with a heading only where nothing follows it, or where headings alone are too long for one chunk.
 */
export const packParts = (parts: ReadonlyArray<Part>, options: PackOptions): Array<ReadonlyArray<Piece>> => {
  const { limit, breakAtPages } = options;
  const sections = sectionLengths(parts);
  const chunks: Array<ReadonlyArray<Piece>> = [];
  let current: Array<Piece> = [];
  const room = () => limit - lengthOf(current) - (current.length === 0 ? 0 : gap.length);
  const hasBody = () => current.some(({ part }) => part.kind !== "heading");
  /** Ends the chunk; the headings at its end go on to the next one. */
  const endChunk = () => {
    let end = current.length;
    while (current[end - 1]?.part.kind === "heading") end -= 1;
    if (end > 0) chunks.push(current.slice(0, end));
    current = current.slice(end);
  };
  for (const [i, part] of parts.entries()) {
    const piece: Piece = { ...part, part };
    if (breakAtPages && part.page !== parts[i - 1]?.page) endChunk();
    if (part.kind === "heading") {
      if (hasBody() && (sections[i] ?? 0) > room()) endChunk();
      if (current.length > 0 && part.text.length > room()) {
        // Nothing but headings, and too long for one chunk.
        chunks.push(current);
        current = [];
      }
      current.push(piece);
      continue;
    }
    if (part.text.length > room() && hasBody()) endChunk();
    if (part.text.length <= room()) {
      current.push(piece);
      continue;
    }
    for (const cut of cutPart(part, room(), limit)) {
      if (hasBody()) endChunk();
      current.push({ ...cut, part });
    }
  }
  if (current.length > 0) chunks.push(current);
  return chunks;
};
