/** Finds out how one page is built, from what stands on it alone: columns, paragraphs, lists, candidates for header and footer. */
import type { Link, PageContent, Word } from "../page/content.ts";
import type { Table } from "../table/table.ts";
import { makeAsides } from "./aside.ts";
import { pictureAtom, tableAtom, textAtom } from "./atom.ts";
import { median } from "./box.ts";
import { joinDropCaps } from "./drop-cap.ts";
import type { Line } from "./line.ts";
import { findMargins, type Margins } from "./margin.ts";
import { arrange } from "./arrangement.ts";
import type { Part } from "./part.ts";
import { sortPictures } from "./picture.ts";
import { makeRows } from "./row.ts";
import { usualLead } from "./run.ts";
import { direction } from "./script.ts";
import { takeStrokes } from "./stroke.ts";
import { splitRow } from "./segment.ts";
import type { Setting } from "./setting.ts";

/** A page as it was understood on its own. Plain data. */
export interface PageStructure {
  readonly index: number;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly engine: string;
  readonly links: ReadonlyArray<Link>;
  /** In reading order, without the margins. */
  readonly parts: ReadonlyArray<Part>;
  readonly margins: Margins;
  readonly asides: ReadonlyArray<Line>;
  /** What the parts were made of, for a second look when rows of the margins turn out to be text. */
  readonly setting: Setting;
}

/** A word needs at least one character that can be seen. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Cn}\p{Cs}]/u;

const controls = /\p{Cc}/gu;

/** Fonts without a map give control characters, which nobody can see. */
const withoutControls = (word: Word): Word =>
  word.text.search(controls) < 0 ? word : { ...word, text: word.text.replace(controls, "") };

const isRightToLeftPage = (words: ReadonlyArray<Word>): boolean => {
  let balance = 0;
  for (const { text } of words) balance += direction(text) * text.length;
  return balance < 0;
};

/** The font size of most letters. */
const usualSize = (words: ReadonlyArray<Word>): number =>
  median(words.flatMap(({ size, text }) => (text.length > 2 ? [size] : [])));

/**
 * The structure of one page.
 *
 * @param tables what {@link findTables} found on the same page; their words do not appear elsewhere
 */
export const structurePage = (content: PageContent, tables: ReadonlyArray<Table>): PageStructure => {
  const { index, width, height, engine, links } = content;
  const taken = new Set<Word>(tables.flatMap(({ cells }) => cells.flatMap(({ words }) => words)));
  const left = content.words.flatMap((word) =>
    taken.has(word) || !visible.test(word.text) ? [] : [withoutControls(word)],
  );
  const words = joinDropCaps(left.filter(({ rotated }) => rotated !== true));
  const { figures, backdrops } = sortPictures(content, words);
  const { segments, rulings } = takeStrokes(makeRows(words).flatMap(splitRow));
  const lead = usualLead(segments);
  const rightToLeft = isRightToLeftPage(words);
  const solids = [...tables.map(({ box }) => box), ...figures];
  const margins = findMargins(
    segments,
    solids,
    { height, rulings: [...content.rulings, ...rulings], rightToLeft },
    lead,
  );
  const aside = new Set([...margins.top, ...margins.bottom].flatMap(({ segments }) => segments));
  const setting: Setting = {
    atoms: [
      ...segments.filter((segment) => !aside.has(segment)).map(textAtom),
      ...tables.map(tableAtom),
      ...figures.map(pictureAtom),
    ],
    backdrops,
    rightToLeft,
    lead,
    size: usualSize(words) || 10,
  };
  const asides = makeAsides(left.filter(({ rotated }) => rotated === true));
  return { index, width, height, engine, links, parts: arrange(setting), margins, asides, setting };
};
