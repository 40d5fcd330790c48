/** Takes the rows at the top and bottom of a page aside that may be its header and footer. */
import type { Box, Ruling } from "../page/content.ts";
import { around } from "./box.ts";
import { type Line, lineOf } from "./line.ts";
import type { Segment } from "./segment.ts";

/** Rows at an edge of the page that stand together, apart from the page's text. */
export interface MarginGroup {
  /** From top to bottom. */
  readonly lines: ReadonlyArray<Line>;
  readonly segments: ReadonlyArray<Segment>;
  /** Distance of the baselines to the next row towards the text, in font sizes of the smaller one. */
  readonly distance: number;
  /** A ruling stands between the group and the text. */
  readonly ruled: boolean;
  /** A number alone below a short page: it counts only when other pages have theirs at the same place across. */
  readonly deep: boolean;
}

/** What was taken aside; the groups go from the edge of the page towards its text. */
export interface Margins {
  readonly top: ReadonlyArray<MarginGroup>;
  readonly bottom: ReadonlyArray<MarginGroup>;
}

/** Height of the zone in which headers and footers stand, as a share of the page. */
const zone = 0.13;
/** The same for a page number that stands alone. */
const numberZone = 0.22;
const mostRows = 5;
/** Distance of baselines, in font sizes, and in usual distances, from which on rows count as apart. */
const apart = 1.75;
const apartLeads = 1.3;

/** Roman numbers up to 399. */
const roman = "(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})";

/** A text that is nothing but the number of a page, with the words and strokes that go with it. */
export const pageNumber = new RegExp(
  `^[-–—|•·\\[(\\s]*(?:page|pag\\.?|p\\.|seite|página|стр\\.?|第)?\\s*(?:\\d{1,4}|${roman})\\s*` +
    "(?:(?:of|/|von|de)\\s*\\d{1,4})?\\s*(?:页|頁|쪽|ページ)?[-–—|•·\\])\\s]*$",
  "iu",
);

interface RowBox extends Box {
  readonly segments: ReadonlyArray<Segment>;
  readonly baseline: number;
  readonly size: number;
}

const rowBoxes = (segments: ReadonlyArray<Segment>): ReadonlyArray<RowBox> => {
  const rows = new Map<number, Array<Segment>>();
  for (const segment of segments) {
    const row = rows.get(segment.row);
    if (row === undefined) rows.set(segment.row, [segment]);
    else row.push(segment);
  }
  return Array.from(rows.values(), (row) => ({
    ...around(row),
    segments: row,
    baseline: row[0]?.baseline ?? 0,
    size: Math.max(...row.map(({ size }) => size)),
  })).toSorted((a, b) => a.baseline - b.baseline);
};

const hasRuling = (rulings: ReadonlyArray<Ruling>, above: Box, below: Box): boolean =>
  rulings.some(
    ({ direction, x0, x1, y0 }) =>
      direction === "horizontal" &&
      x1 - x0 > 30 &&
      y0 > above.y1 - 0.35 * (above.y1 - above.y0) &&
      y0 < below.y0 + 0.35 * (below.y1 - below.y0),
  );

interface Page {
  readonly height: number;
  readonly rightToLeft: boolean;
  readonly rulings: ReadonlyArray<Ruling>;
}

/** The groups at one edge. `rows` go from that edge inwards; `solids` are tables and pictures. */
const groupsOf = (
  rows: ReadonlyArray<RowBox>,
  solids: ReadonlyArray<Box>,
  page: Page,
  lead: number,
  top: boolean,
): ReadonlyArray<MarginGroup> => {
  const groups: Array<MarginGroup> = [];
  let open: Array<RowBox & { readonly line: Line }> = [];
  for (const [index, row] of rows.entries()) {
    const middle = row.baseline - 0.3 * row.size;
    const depth = (top ? middle : page.height - middle) / page.height;
    const line = lineOf(row.segments, page.rightToLeft);
    const numbered = index === 0 && pageNumber.test(line.text);
    if (depth > (numbered ? numberZone : zone) && !(numbered && !top)) break;
    if (index >= mostRows) break;
    // Nothing outside a table or a picture is looked for further in.
    if (solids.some((solid) => (top ? solid.y0 < row.y0 - 1 : solid.y1 > row.y1 + 1) && solid.y1 - solid.y0 > 40))
      break;
    open.push({ ...row, line });
    const next = rows[index + 1];
    if (next === undefined) break;
    const size = Math.min(row.size, next.size);
    const distance = Math.abs(next.baseline - row.baseline) / Math.max(size, 0.1);
    const ruled = top ? hasRuling(page.rulings, row, next) : hasRuling(page.rulings, next, row);
    const near = numbered && depth < zone ? 0 : Math.max(apart, apartLeads * lead);
    if (distance < near && !(ruled && distance > 1)) continue;
    const lines = open.map((row) => row.line);
    const segments = open.flatMap((row) => row.segments);
    groups.push({ lines: top ? lines : lines.toReversed(), segments, distance, ruled, deep: depth > numberZone });
    open = [];
  }
  return groups;
};

/**
 * The candidates for header and footer. `lead`: usual distance of baselines on the page, in font sizes; `solids`:
 * tables and pictures.
 */
export const findMargins = (
  segments: ReadonlyArray<Segment>,
  solids: ReadonlyArray<Box>,
  page: Page,
  lead: number,
): Margins => {
  const rows = rowBoxes(segments);
  return {
    top: groupsOf(rows, solids, page, lead, true),
    bottom: groupsOf(rows.toReversed(), solids, page, lead, false),
  };
};
