/** Cuts a part that is too long for a chunk: tables between rows, code between lines, all else where it hurts least. */
import { cutText } from "./chunk-cut-text.ts";
import type { Part, Stretch } from "./chunk-part.ts";
import { htmlInline } from "./html-body.ts";
import { htmlFromTable } from "./html-table.ts";
import { headerRows, layOut, sliceRows, type Table } from "./table.ts";

/** Ranges of rows or lines, each as long as its room allows but never empty. `size` is the length of a range. */
const ranges = (
  count: number,
  size: (from: number, to: number) => number,
  first: number,
  limit: number,
): Array<readonly [from: number, to: number]> => {
  const found: Array<readonly [number, number]> = [];
  let from = 0;
  for (let to = 1; to <= count; to += 1) {
    if (to - from === 1 || size(from, to) <= (found.length === 0 ? first : limit)) continue;
    found.push([from, to - 1]);
    from = to - 1;
  }
  return [...found, [from, count]];
};

/** Sums of the lengths before each entry, so that a range is measured by one subtraction. */
const sums = (lengths: ReadonlyArray<number>): ReadonlyArray<number> => {
  const result = [0];
  for (const length of lengths) result.push((result.at(-1) ?? 0) + length);
  return result;
};

/** Cuts between lines. Every piece gets the head and the foot; `head` on the first piece is `firstHead`. */
const cutLines = (
  part: Part,
  lines: {
    readonly firstHead: string;
    readonly head: string;
    readonly body: ReadonlyArray<string>;
    readonly foot: string;
  },
  first: number,
  limit: number,
): Array<Stretch> => {
  const { firstHead, head, body, foot } = lines;
  const before = sums(body.map((line) => line.length + 1));
  const dress = firstHead.length + foot.length - 1;
  const size = (from: number, to: number) => dress + (before[to] ?? 0) - (before[from] ?? 0);
  return ranges(body.length, size, first, limit).map(([from, to], i, all) => ({
    text: ((i === 0 ? firstHead : head) + body.slice(from, to).join("\n") + foot).trimEnd(),
    page: part.page,
    start: i === 0 ? part.start : part.start + firstHead.length + (before[from] ?? 0),
    end: i === all.length - 1 ? part.end : part.start + firstHead.length + (before[to] ?? 0) - 1,
  }));
};

const cutMarkdownTable = (part: Part, first: number, limit: number): Array<Stretch> => {
  const [head = "", rule = "", ...body] = part.text.split("\n");
  const heading = `${head}\n${rule}\n`;
  return cutLines(part, { firstHead: heading, head: heading, body, foot: "" }, first, limit);
};

const cutCode = (part: Part, first: number, limit: number): Array<Stretch> => {
  const lines = part.text.split("\n");
  const opening = /^[\t ]*(`{3,}|~{3,})/.exec(lines[0] ?? "");
  if (opening === null) return cutLines(part, { firstHead: "", head: "", body: lines, foot: "" }, first, limit);
  const [head = "", ...rest] = lines;
  // The pages of a scan do not always close what they open.
  const isClosed =
    rest
      .at(-1)
      ?.trim()
      .startsWith(opening[1] ?? "") ?? false;
  const body = isClosed ? rest.slice(0, -1) : rest;
  return cutLines(
    part,
    { firstHead: `${head}\n`, head: `${opening[0]}\n`, body, foot: `\n${opening[0]}` },
    first,
    limit,
  );
};

const longestSpan = '<td colspan="1000" rowspan="1000"></td>'.length;

const cutHtmlTable = (part: Part, table: Table, first: number, limit: number): Array<Stretch> => {
  const count = headerRows(table);
  const head = sliceRows(table, 0, count).rows;
  const written = (rows: Table["rows"], caption: string) =>
    htmlFromTable({ caption, rows, alignments: [] }, htmlInline);
  const lengths = table.rows.slice(count).map((row) => written([row], "").length);
  const before = sums(lengths);
  // A cell that goes on from above costs an empty cell.
  const goingOn = lengths.map(() => 0);
  for (const { row, rowspan } of layOut(table).cells) {
    for (let at = Math.max(row + 1, count); at < row + rowspan; at += 1)
      goingOn[at - count] = (goingOn[at - count] ?? 0) + 1;
  }
  const dress = written(head, table.caption).length;
  const size = (from: number, to: number) =>
    dress + (goingOn[from] ?? 0) * longestSpan + (before[to] ?? 0) - (before[from] ?? 0);
  return ranges(lengths.length, size, first, limit).map(([from, to], i) => {
    const rows = [...head, ...sliceRows(table, count + from, count + to).rows];
    const { page, start, end } = part;
    return { text: written(rows, i === 0 ? table.caption : ""), page, start, end };
  });
};

/**
 * Cuts a part into pieces of at most `first`, then `limit` characters, in order. A row, a line of code and a word stay
 * whole even where they are longer; a table repeats its heading on each piece.
 */
export const cutPart = (part: Part, first: number, limit: number): Array<Stretch> => {
  if (part.kind === "table") return cutMarkdownTable(part, first, limit);
  if (part.kind === "code") return cutCode(part, first, limit);
  if (part.table !== undefined) return cutHtmlTable(part, part.table, first, limit);
  return cutText(part, first, limit);
};
