/** Which stretch of a page's text each block of the page is, so that a chunk knows where it stands on the paper. */
import type { Block, Page } from "../contract/response.ts";
import type { MarginOptions, Place } from "./page-text.ts";
import { placeholders } from "./picture.ts";

/** A block and its stretch of the page's text. */
export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The words of a text. Tags are none: a block may hold a table as Markdown where the page has it as HTML. */
const wordsIn = (text: string): Array<Word> =>
  [...text.matchAll(/<\/?[a-z][^<>]{0,200}>|[\p{L}\p{N}]+/giu)]
    .filter(([found]) => !found.startsWith("<"))
    .map(({ index, 0: word }) => ({ text: word, start: index, end: index + word.length }));

/** A block whose words are not all found is taken for found when so many of its first ones are. */
const enough = 6;

/** Finds runs of words in a page. A search goes on from the run before, then looks at what is left from the start. */
const wordFinder = (page: ReadonlyArray<Word>) => {
  const places = new Map<string, Array<number>>();
  for (const [i, { text }] of page.entries()) {
    const list = places.get(text);
    if (list === undefined) places.set(text, [i]);
    else list.push(i);
  }
  const taken = new Set<number>();
  let cursor = 0;
  const search = (words: ReadonlyArray<Word>): number | undefined => {
    const fits = (at: number) => !taken.has(at) && words.every(({ text }, i) => page[at + i]?.text === text);
    const candidates = places.get(words[0]?.text ?? "") ?? [];
    return candidates.find((at) => at >= cursor && fits(at)) ?? candidates.find(fits);
  };
  return (words: ReadonlyArray<Word>): readonly [number, number] | undefined => {
    if (words.length === 0) return undefined;
    const at = search(words) ?? (words.length > enough ? search(words.slice(0, enough)) : undefined);
    if (at === undefined) return undefined;
    const last = Math.min(at + words.length, page.length) - 1;
    if (at >= cursor) cursor = last + 1;
    for (let i = at; i <= last; i += 1) taken.add(i);
    return [page[at]?.start ?? 0, page[last]?.end ?? 0];
  };
};

/** The blocks of a page with their stretches of its text; a block that is not found in the text is left out. */
export const placeBlocks = (
  page: Page,
  text: string,
  tables: ReadonlyArray<Place>,
  margins: MarginOptions,
): Array<PlacedBlock> => {
  const isLeftOut = ({ type }: Block) =>
    (type === "header" || type === "footer") && Boolean(page[type]) && !margins[type];
  const images = new Map<string, Place>();
  for (const { index, 0: found, 2: bracketed, 3: plain } of text.matchAll(placeholders())) {
    const id = bracketed ?? plain ?? "";
    images.set(id, { id, start: index, end: index + found.length });
  }
  const find = wordFinder(wordsIn(text));
  const placed: Array<PlacedBlock> = [];
  for (const block of page.blocks ?? []) {
    if (isLeftOut(block)) continue;
    const table = tables.find(({ id }) => id === block.table_id);
    const image = block.type === "image" ? images.get(block.image_id ?? "") : undefined;
    // A placed table's or picture's words are looked for too, so that later blocks go on behind them.
    const words = find(wordsIn(block.content));
    const place = table ?? image ?? (block.type === "image" ? undefined : words && { start: words[0], end: words[1] });
    const literal = place === undefined && block.type !== "image" ? text.indexOf(block.content.trim() || "\0") : -1;
    if (place !== undefined) placed.push({ block, start: place.start, end: place.end });
    else if (literal >= 0) placed.push({ block, start: literal, end: literal + block.content.trim().length });
  }
  return placed;
};
