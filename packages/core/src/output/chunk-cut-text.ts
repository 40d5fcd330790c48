/** Cuts prose and lists that are too long for a chunk: before items, at ends of lines and sentences, else between words. */
import type { Part, Stretch } from "./chunk-part.ts";

/** A place to cut: after `ink` the text that is kept ends, at `at` the next begins. A higher rank is a better place. */
export interface Cut {
  readonly ink: number;
  readonly at: number;
  readonly rank: 1 | 2 | 3;
}

// One locale, so that the chunks are the same on every machine.
const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
// Formulas, code, pictures and links fall apart when they are cut.
const whole = /\$\$[^$]{1,400}\$\$|\$[^$\n]{1,200}\$|`[^`\n]{1,200}`|!?\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)/g;
const item = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/;

/** All places where a text may be cut, in order: before items of a list, at ends of lines and sentences, between words. */
export const cutsOf = (text: string, isList: boolean): Array<Cut> => {
  const closed: Array<readonly [number, number]> = [];
  for (const { index, 0: found } of text.matchAll(whole)) closed.push([index, index + found.length]);
  const ends = new Set<number>();
  for (const { index } of sentences.segment(text)) ends.add(index);
  const cuts: Array<Cut> = [];
  let next = 0;
  const add = (ink: number, at: number) => {
    while ((closed[next]?.[1] ?? Number.POSITIVE_INFINITY) <= ink) next += 1;
    if ((closed[next]?.[0] ?? Number.POSITIVE_INFINITY) < ink || at >= text.length) return;
    const gap = text.slice(ink, at);
    const startsItem = isList && gap.includes("\n") && item.test(text.slice(ink + gap.lastIndexOf("\n") + 1, at + 12));
    const isBetter = gap.includes("\n") || ends.has(at);
    cuts.push({ ink, at, rank: startsItem ? 3 : isBetter ? 2 : 1 });
  };
  // Where words are not set apart, a sentence ends without a space.
  for (const { index, 0: gap } of text.matchAll(/\s+|(?<=[。！？｡])(?!\s)/g)) add(index, index + gap.length);
  return cuts;
};

/**
 * Cuts a text into pieces of at most `first`, then `limit` characters. A word that is longer stays whole, and so do
 * formulas, inline code, pictures and links.
 */
export const cutText = (part: Part, first: number, limit: number): Array<Stretch> => {
  const { text, page } = part;
  const cuts = cutsOf(text, part.kind === "list");
  const pieces: Array<Stretch> = [];
  const take = (start: number, end: number) =>
    pieces.push({ text: text.slice(start, end), page, start: part.start + start, end: part.start + end });
  let start = 0;
  let i = 0;
  while (text.length - start > (pieces.length === 0 ? first : limit)) {
    const room = pieces.length === 0 ? first : limit;
    while (i < cuts.length && (cuts[i]?.ink ?? 0) <= start) i += 1;
    const best: [Cut?, Cut?, Cut?] = [];
    let overlong: Cut | undefined;
    for (let at = i; at < cuts.length && overlong === undefined; at += 1) {
      const cut = cuts[at];
      if (cut === undefined) break;
      if (cut.ink - start <= room) best[cut.rank - 1] = cut;
      else overlong = cut;
    }
    const [space, sentence, itemEnd] = best;
    const goodItem = itemEnd !== undefined && itemEnd.ink - start >= room / 2 ? itemEnd : undefined;
    const later = [sentence, itemEnd].filter((cut) => cut !== undefined).toSorted((a, b) => b.ink - a.ink)[0];
    const cut = goodItem ?? later ?? space ?? overlong;
    if (cut === undefined) break;
    take(start, cut.ink);
    start = cut.at;
  }
  take(start, text.length);
  return pieces;
};
