/** What one page adds to each measure: its reading held against its truth. */
import type { PageTruth } from "@ocr/fakes";
import { gridOf, picturesOf, type TableItem, tablesOf } from "../fixture/page-text.ts";
import { foundBox, overlap, trueBox } from "../score/boxes.ts";
import { factKeeper } from "../score/facts.ts";
import { bestPairs, foundTables, type ScoredTable, wholeText } from "../score/found-tables.ts";
import type { Share } from "../score/interval.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { orderPairs } from "../score/order.ts";
import { cellScore, commonCells } from "../score/table-grid.ts";
import { tableTree, teds, treeOfGrid } from "../score/table-tree.ts";
import { characterEdits, unmatched } from "../score/text.ts";
import { commonWords, inventedWords, placeOf } from "../score/words.ts";
import type { Corners, WirePage } from "../wire.ts";
import { factsOf, startsOf } from "./page-facts.ts";
import { printedText } from "./printed-text.ts";

/** What the pages add, by the name of the measure. */
export type PageScores = Readonly<Record<string, Share>>;

/** A page that was not read at all. */
export const unread = (index: number): WirePage => ({ index, markdown: "", images: [], dimensions: null });

const harmonic = ({ common, found, truth }: ReturnType<typeof commonWords>): Share => ({
  hits: 2 * common,
  of: truth + found,
  things: Math.max(truth, found),
});

const mean = (values: ReadonlyArray<number>): Share => ({
  hits: values.reduce((total, value) => total + value, 0),
  of: values.length,
  things: values.length,
  squares: values.reduce((total, value) => total + value * value, 0),
});

/** Measures of the text, and the facts. */
export const textScores = (truth: PageTruth, other: PageTruth | undefined, page: WirePage): PageScores => {
  const wanted = printedText(truth);
  const found = plainText(wholeText(page));
  const { edits, length } = characterEdits(wanted, found);
  const words = wordsOf(wanted).length;
  const read = wordsOf(found);
  const keeps = factKeeper({ text: found, tables: foundTables(page).map((table) => table.grid) });
  const facts = factsOf(truth, other);
  const places = startsOf(truth)
    .map((start) => placeOf(wordsOf(start), read))
    .filter((place) => place >= 0);
  const { concordant, discordant } = orderPairs(places);
  return {
    "character-error-rate": { hits: edits, of: length, things: length },
    "word-f1": harmonic(commonWords(wanted, found)),
    "omission-rate": { hits: unmatched(wanted, found).length, of: words, things: words },
    "invention-rate": { hits: inventedWords(wanted, found).words.length, of: read.length, things: read.length },
    "fact-rate": { hits: facts.filter(keeps).length, of: facts.length, things: facts.length },
    "order-tau": { hits: concordant, of: concordant + discordant, things: Math.max(0, places.length - 1) },
  };
};

const treeOf = (table: TableItem) =>
  tableTree(
    Array.from({ length: table.rows }, (_, row) =>
      table.cells
        .filter((cell) => cell.row === row)
        .map(({ columnSpan, line, rowSpan }) => ({
          text: normalise(line?.text ?? ""),
          rows: rowSpan,
          columns: columnSpan,
        })),
    ),
  );

/** Markdown knows no merged cells, so there they are no fault. */
const tedsOf = (table: TableItem, found: ScoredTable): number =>
  teds(found.merges ? treeOf(table) : treeOfGrid(gridOf(table)), found.tree);

/** Measures of the tables. A table that is missing counts 0, and so does one that is not there. */
export const tableScores = (truth: PageTruth, page: WirePage): PageScores => {
  const tables = tablesOf(truth);
  const found = foundTables(page);
  const pairs = bestPairs(tables, found, (table, other) => cellScore(gridOf(table), other.grid) + 1e-9);
  const extra = found.filter((table) => !pairs.some((pair) => pair.found === table));
  const cells = [
    ...pairs.map((pair) => commonCells(gridOf(pair.truth), pair.found?.grid ?? [])),
    ...extra.map((table) => commonCells([], table.grid)),
  ].map(harmonic);
  const sum = (key: "hits" | "of" | "things"): number => cells.reduce((total, share) => total + share[key], 0);
  const alike = pairs.map((pair) => (pair.found === undefined ? 0 : tedsOf(pair.truth, pair.found)));
  return {
    "table-cell-f1": { hits: sum("hits"), of: sum("of"), things: sum("things") },
    "table-teds": mean([...alike, ...extra.map(() => 0)]),
  };
};

const boxShare = (
  truths: ReadonlyArray<PageTruth["items"][number]>,
  boxes: ReadonlyArray<Corners<number | null>>,
  truth: PageTruth,
  page: WirePage,
): Share => {
  const found = boxes.flatMap((box) => foundBox(box, page.dimensions) ?? []);
  const pairs = bestPairs(truths, found, (item, box) => overlap(trueBox(item.box, truth), box));
  return mean(pairs.map((pair) => pair.worth));
};

/** How well the boxes of pictures cover them. */
export const pictureScores = (truth: PageTruth, page: WirePage): PageScores => ({
  "picture-iou": boxShare(picturesOf(truth), page.images, truth, page),
});

/** How well the boxes of blocks cover the parts of the page. */
export const blockScores = (truth: PageTruth, page: WirePage): PageScores => ({
  "block-iou": boxShare(truth.items, page.blocks ?? [], truth, page),
});
