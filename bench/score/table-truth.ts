/** Reads the true tables of a document from the XML of the ICDAR 2013 table competition (`-str.xml`). */
import { Parser } from "htmlparser2";
import { gridFromCells, type Grid, type GridCell } from "./grid.ts";

interface Region {
  readonly page: number;
  readonly rowOffset: number;
  readonly columnOffset: number;
}

const integer = (value: string | undefined, otherwise: number): number => {
  const number = Number.parseInt(value ?? "", 10);
  return Number.isFinite(number) ? number : otherwise;
};

/** One grid for each table and page: regions of a table are joined by their increments, never across pages. */
export const readTableTruth = (xml: string): ReadonlyArray<Grid> => {
  const grids: Array<Grid> = [];
  let pages = new Map<number, Array<GridCell>>();
  let offsets = new Map<number, readonly [number, number]>();
  let region: Region | undefined;
  let cell: (Omit<GridCell, "text"> & { text: string }) | undefined;
  let inContent = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === "table") {
          pages = new Map();
          offsets = new Map();
        } else if (name === "region") {
          const page = integer(attributes["page"], 0);
          // Increments count from the region before it on the same page; the first one is where it is.
          const before = offsets.get(page);
          const rowOffset = before === undefined ? 0 : before[0] + integer(attributes["row-increment"], 0);
          const columnOffset = before === undefined ? 0 : before[1] + integer(attributes["col-increment"], 0);
          offsets.set(page, [rowOffset, columnOffset]);
          region = { page, rowOffset, columnOffset };
        } else if (name === "cell" && region !== undefined) {
          const row = integer(attributes["start-row"], 0);
          const column = integer(attributes["start-col"], 0);
          cell = {
            text: "",
            row: row + region.rowOffset,
            column: column + region.columnOffset,
            rowSpan: Math.max(1, integer(attributes["end-row"], row) - row + 1),
            columnSpan: Math.max(1, integer(attributes["end-col"], column) - column + 1),
            heading: false,
          };
        } else if (name === "content") inContent = true;
      },
      ontext(text) {
        if (inContent && cell !== undefined) cell.text += text;
      },
      onclosetag(name) {
        if (name === "content") inContent = false;
        else if (name === "cell" && cell !== undefined && region !== undefined) {
          const cells = pages.get(region.page);
          if (cells === undefined) pages.set(region.page, [cell]);
          else cells.push(cell);
          cell = undefined;
        } else if (name === "region") region = undefined;
        else if (name === "table") for (const cells of pages.values()) grids.push(gridFromCells(cells));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return grids;
};
