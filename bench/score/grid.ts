/** A table as a grid of places; a cell that spans fills all of its places. */

/** A cell before it has a place. */
export interface CellSource {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly heading: boolean;
}

/** A cell with the place of its top left corner. */
export interface GridCell extends CellSource {
  readonly row: number;
  readonly column: number;
}

/** A table. `places[row][column]` is the cell that covers the place; rows may have different lengths. */
export interface Grid {
  readonly cells: ReadonlyArray<GridCell>;
  readonly places: ReadonlyArray<ReadonlyArray<GridCell | undefined>>;
}

/** Where to look from a cell. */
export type Direction = "up" | "down" | "left" | "right";

/** No real table is wider or higher; a larger span is a mistake in the markup and would fill the memory. */
const largestSpan = 1000;

const put = (places: Array<Array<GridCell | undefined>>, cell: GridCell): void => {
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
    const line = (places[row] ??= []);
    for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) line[column] ??= cell;
  }
};

/** Lays out cells whose places are known. Where two cells want one place, the first one keeps it. */
export const gridFromCells = (cells: ReadonlyArray<GridCell>): Grid => {
  const places: Array<Array<GridCell | undefined>> = [];
  for (const cell of cells) put(places, cell);
  return { cells, places: Array.from(places, (line) => Array.from(line ?? [])) };
};

/** Lays out rows of cells as HTML does: each cell takes the next free place of its row. */
export const gridFromRows = (rows: ReadonlyArray<ReadonlyArray<CellSource>>): Grid => {
  const places: Array<Array<GridCell | undefined>> = [];
  const cells: Array<GridCell> = [];
  for (const [row, sources] of rows.entries()) {
    let column = 0;
    places[row] ??= [];
    for (const source of sources) {
      while (places[row][column] !== undefined) column += 1;
      const columnSpan = Math.min(largestSpan, Math.max(1, source.columnSpan));
      const rowSpan = Math.min(largestSpan, Math.max(1, source.rowSpan));
      const cell: GridCell = { ...source, row, column, rowSpan, columnSpan };
      cells.push(cell);
      put(places, cell);
      column += columnSpan;
    }
  }
  return { cells, places: Array.from(places, (line) => Array.from(line ?? [])) };
};

const inside = (grid: Grid, row: number, column: number, width: number): boolean =>
  row >= 0 && row < grid.places.length && column >= 0 && column < width;

/**
 * The nearest other cell in a direction, one for each row (left, right) or column (up, down) that the cell spans.
 * Cells for which `skip` says true are looked through.
 */
export const neighboursOf = (
  grid: Grid,
  cell: GridCell,
  direction: Direction,
  skip: (other: GridCell) => boolean = () => false,
): ReadonlySet<GridCell> => {
  const width = Math.max(0, ...grid.places.map((line) => line.length));
  const found = new Set<GridCell>();
  const [down, right] = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] }[direction] as [number, number];
  const lanes = down === 0 ? cell.rowSpan : cell.columnSpan;
  for (let lane = 0; lane < lanes; lane += 1) {
    let row = down === 0 ? cell.row + lane : down > 0 ? cell.row + cell.rowSpan : cell.row - 1;
    let column = right === 0 ? cell.column + lane : right > 0 ? cell.column + cell.columnSpan : cell.column - 1;
    for (; inside(grid, row, column, width); row += down, column += right) {
      const other = grid.places[row]?.[column];
      if (other === undefined || other === cell || skip(other)) continue;
      found.add(other);
      break;
    }
  }
  return found;
};

/** All headings met on the way up or left to the end of the table; if there are none, the last cells of the way. */
export const headingsOf = (grid: Grid, cell: GridCell, direction: "up" | "left"): ReadonlySet<GridCell> => {
  const headings = new Set<GridCell>();
  const ends = new Set<GridCell>();
  const seen = new Set<GridCell>([cell]);
  let front: ReadonlyArray<GridCell> = [cell];
  while (front.length > 0) {
    const next: Array<GridCell> = [];
    for (const current of front) {
      const others = neighboursOf(grid, current, direction);
      if (others.size === 0 && current !== cell) ends.add(current);
      for (const other of others) {
        if (seen.has(other)) continue;
        seen.add(other);
        if (other.heading) headings.add(other);
        next.push(other);
      }
    }
    front = next;
  }
  return headings.size > 0 ? headings : ends;
};
