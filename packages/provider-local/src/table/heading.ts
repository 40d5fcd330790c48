/** Headings over several columns: text in the middle over columns, or over a rule that lies across them. */

import type { Separator } from "./separator.ts";
import { isData, type RowLine } from "./row-line.ts";
import type { Segment } from "./segment.ts";
import { covered, type Stroke } from "./stroke.ts";

type Cell = RowLine["cells"][number];

interface Extent {
  readonly x0: number;
  readonly x1: number;
}

/**
 * The lines of a table with the cells of its header spread over the columns for which they stand. `turned` tells where
 * turned texts stand, for they head columns too.
 */
export const spreadHeadings = (
  lines: ReadonlyArray<RowLine>,
  columns: ReadonlyArray<Separator>,
  rules: ReadonlyArray<Stroke>,
  turned: ReadonlyArray<{ readonly x: number; readonly y: number }>,
): ReadonlyArray<RowLine> => {
  const body = lines.findIndex(isData);
  if (body < 1) return lines;
  const count = columns.length - 1;
  const extents = Array.from({ length: count }, (_, column) => extent(lines.slice(body), column));
  const width = (columns[count] as Separator).at - (columns[0] as Separator).at;
  // A heading lies within the heading above it.
  const spans: Cell[] = [];
  return lines.map((line, i) => {
    if (i >= body || line.cells.length === 0) return line;
    const under = rules.filter(
      (rule) =>
        rule.at > line.line.bottom - 1 &&
        rule.at < line.line.bottom + 1.2 * line.line.size &&
        rule.to - rule.from < 0.8 * width,
    );
    const below = turned.filter(({ y }) => y > line.line.bottom);
    const headed = (column: number) =>
      below.some(({ x }) => x > (columns[column] as Separator).at && x < (columns[column + 1] as Separator).at) ||
      lines.slice(i + 1, body).some((other) => other.cells.some((cell) => cell.first <= column && cell.last >= column));
    const spread = (cell: Cell, k: number, strict: boolean): Cell => {
      if (cell.first === 0) return cell;
      const [before, after] = [line.cells[k - 1], line.cells[k + 1]];
      let low = Math.max(1, before === undefined ? 1 : before.last + 1);
      let high = after === undefined ? count - 1 : after.first - 1;
      for (const span of spans) {
        if (span.last < cell.first) low = Math.max(low, span.last + 1);
        else if (span.first > cell.last) high = Math.min(high, span.first - 1);
        else if (span.first <= cell.first && span.last >= cell.last)
          [low, high] = [Math.max(low, span.first), Math.min(high, span.last)];
      }
      const [from, to] = [
        before === undefined ? -Infinity : halfway(before.segment, cell.segment),
        after === undefined ? Infinity : halfway(cell.segment, after.segment),
      ];
      const own = (column: number) => {
        const middle = middleOf(
          extents[column] ?? { x0: (columns[column] as Separator).at, x1: (columns[column + 1] as Separator).at },
        );
        return middle > from && middle < to;
      };
      if (low === cell.first && high === cell.last) return cell;
      let [a, b] = [cell.first, cell.last];
      while (a > low && own(a - 1)) a--;
      while (b < high && own(b + 1)) b++;
      return {
        ...cell,
        ...(ruled(cell, line.cells, low, high, under, columns) ?? centred(cell, a, b, extents, headed, strict)),
      };
    };
    const loose = line.cells.map((cell, k) => spread(cell, k, false));
    // Beside names of columns that go on in the next line, a heading in the middle of its column is one of these.
    const wrapped = loose.some(
      (cell) => cell.first > 0 && cell.first === cell.last && goesOn(line, cell, lines[i + 1]),
    );
    const cells = wrapped ? line.cells.map((cell, k) => spread(cell, k, true)) : loose;
    spans.push(...cells.filter((cell) => cell.last > cell.first));
    return { ...line, cells };
  });
};

/** Whether the heading of one column has another line right below. */
const goesOn = ({ line }: RowLine, cell: Cell, next: RowLine | undefined): boolean =>
  next !== undefined &&
  !isData(next) &&
  next.line.bottom - line.bottom < 1.35 * Math.max(line.size, next.line.size) &&
  next.cells.some((other) => other.first === cell.first && other.last === cell.last);

const middleOf = ({ x0, x1 }: Extent): number => (x0 + x1) / 2;

const halfway = (left: Segment, right: Segment): number => (middleOf(left) + middleOf(right)) / 2;

/** Where the text of a column stands. */
const extent = (lines: ReadonlyArray<RowLine>, column: number): Extent | undefined => {
  const own = lines.flatMap((line) => line.cells.filter((cell) => cell.first === column && cell.last === column));
  return own.length === 0
    ? undefined
    : { x0: Math.min(...own.map((cell) => cell.segment.x0)), x1: Math.max(...own.map((cell) => cell.segment.x1)) };
};

/** The columns over the rule that lies right under the heading, and under no other one. */
const ruled = (
  cell: Cell,
  cells: ReadonlyArray<Cell>,
  low: number,
  high: number,
  rules: ReadonlyArray<Stroke>,
  columns: ReadonlyArray<Separator>,
) => {
  const on = (rule: Stroke, { segment }: Cell) => middleOf(segment) > rule.from && middleOf(segment) < rule.to;
  const rule = rules.find((one) => on(one, cell));
  if (rule === undefined || cells.some((other) => other !== cell && on(rule, other))) return undefined;
  const over = (column: number) => {
    const [from, to] = [(columns[column] as Separator).at, (columns[column + 1] as Separator).at];
    return covered([rule], from, to) > 0.5 * (to - from);
  };
  let { first, last } = cell;
  while (first > low && over(first - 1)) first--;
  while (last < high && over(last + 1)) last++;
  return { first, last };
};

/**
 * The columns over whose middle the heading stands. Wider than its own only when each of them has a heading of its own
 * further down, or when the text clearly stands beside the middle of its own columns; `strict`: only then.
 */
const centred = (
  cell: Cell,
  low: number,
  high: number,
  extents: ReadonlyArray<Extent | undefined>,
  headed: (column: number) => boolean,
  strict: boolean,
) => {
  const { first, last, segment } = cell;
  const away = (a: number, b: number): number => {
    const [left, right] = [extents[a], extents[b]];
    return left === undefined || right === undefined
      ? Infinity
      : Math.abs(middleOf(segment) - (left.x0 + right.x1) / 2);
  };
  const width = (a: number, b: number): number => (extents[b]?.x1 ?? 0) - (extents[a]?.x0 ?? 0);
  // Values and their headings end, or begin, at one place.
  const [left, right] = [extents[first]?.x0 ?? Infinity, extents[last]?.x1 ?? Infinity];
  const flush = Math.min(Math.abs(segment.x0 - left), Math.abs(segment.x1 - right)) < 0.15 * segment.size;
  const beside = !flush && away(first, last) > Math.max(0.6 * segment.size, 0.12 * width(first, last));
  let best = { first, last };
  if (strict && !beside) return best;
  let least = Infinity;
  for (let a = first; a >= low; a--) {
    for (let b = last; b <= high; b++) {
      const count = b - a + 1;
      // One column too many moves the middle by half a column.
      const limit = Math.max(0.6 * segment.size, 0.06 * width(a, b), (0.22 * width(a, b)) / count);
      const distance = away(a, b);
      if (count <= best.last - best.first + 1 || distance > limit) continue;
      const all = Array.from({ length: count }, (_, i) => a + i).every(headed);
      if (!all && !(beside && best.last - best.first === last - first && distance <= 0.06 * width(a, b))) continue;
      if (distance > least + (0.1 * width(a, b)) / count) continue;
      best = { first: a, last: b };
      least = distance;
    }
  }
  return best;
};
