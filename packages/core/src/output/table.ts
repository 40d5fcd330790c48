/** A table apart from its notation: rows of cells with spans, each cell's content as inline Markdown. */

/** A cell. A span of 1 is an ordinary cell. */
export interface Cell {
  /** Inline Markdown without line breaks; a break is `<br>`. */
  readonly content: string;
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
}

/** How a column stands; empty when nothing is said. */
export type Alignment = "" | "left" | "center" | "right";

/** A table. Rows may have different lengths. */
export interface Table {
  /** Inline Markdown; what stood in the table's source outside of its cells. */
  readonly caption: string;
  readonly rows: ReadonlyArray<ReadonlyArray<Cell>>;
  /** By column; Markdown tables only. */
  readonly alignments: ReadonlyArray<Alignment>;
}

/** A cell with the place that its spans give it. */
export interface PlacedCell extends Cell {
  readonly row: number;
  readonly column: number;
}

/** A table laid out on its grid. */
export interface Layout {
  readonly cells: ReadonlyArray<PlacedCell>;
  readonly rows: number;
  readonly columns: number;
}

/** Browsers stop at this many columns for one cell. */
const widest = 1000;
/** A grid that is larger than this, and mostly spans, is no table but an attack; its spans are not followed. */
const largestArea = 1_000_000;

/** Puts the cells on the grid, as a browser does: spans push later cells to the right, none reaches below the last row. */
export const layOut = (table: Table, followsSpans = true): Layout => {
  const cells: Array<PlacedCell> = [];
  // For each column, the first row that is free again.
  const freeFrom: Array<number> = [];
  const rows = table.rows.length;
  const area = largestArea + 4 * table.rows.reduce((sum, line) => sum + line.length, 0);
  let columns = 0;
  for (const [row, line] of table.rows.entries()) {
    let column = 0;
    for (const cell of line) {
      while ((freeFrom[column] ?? 0) > row) column += 1;
      const colspan = followsSpans ? Math.min(Math.max(1, cell.colspan), widest) : 1;
      const below = cell.rowspan === 0 ? Number.POSITIVE_INFINITY : cell.rowspan;
      const rowspan = followsSpans ? Math.min(below, rows - row) : 1;
      cells.push({ ...cell, row, column, colspan, rowspan });
      for (let i = 0; i < colspan; i += 1) freeFrom[column + i] = Math.max(freeFrom[column + i] ?? 0, row + rowspan);
      column += colspan;
    }
    columns = Math.max(columns, column);
    if (followsSpans && columns * rows > area) return layOut(table, false);
  }
  return { cells, rows, columns };
};

/** The contents of the grid, row by row; what a span covers beside its first place is empty. */
export const gridOf = (table: Table): Array<Array<string>> => {
  const { cells, rows, columns } = layOut(table);
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ""));
  for (const { row, column, content } of cells) {
    const line = grid[row];
    if (line !== undefined) line[column] = content;
  }
  return grid;
};

/**
 * How many rows are the heading of a table: the leading rows of header cells, else the first row, with whatever its spans
 * bind to it. Never all rows.
 */
export const headerRows = (table: Table): number => {
  const { cells, rows } = layOut(table);
  let count = 0;
  while (count < rows && table.rows[count]?.every(({ header }) => header)) count += 1;
  count = Math.max(1, count);
  for (const cell of cells) if (cell.row < count) count = Math.max(count, cell.row + cell.rowspan);
  return count < rows ? count : 0;
};

/**
 * Rows `from` to before `to` as a table of their own. A cell that began above goes on as an empty one, so that each text
 * stands in exactly one slice.
 */
export const sliceRows = (table: Table, from: number, to: number): Table => {
  const { cells } = layOut(table);
  const rows: Array<Array<PlacedCell>> = Array.from({ length: to - from }, () => []);
  for (const cell of cells) {
    const first = Math.max(cell.row, from);
    const last = Math.min(cell.row + cell.rowspan, to);
    if (first >= last) continue;
    const content = cell.row < from ? "" : cell.content;
    rows[first - from]?.push({ ...cell, content, rowspan: last - first });
  }
  const ordered = rows.map((row) => row.toSorted((a, b) => a.column - b.column));
  return { caption: from === 0 ? table.caption : "", rows: ordered, alignments: table.alignments };
};
