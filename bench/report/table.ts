/** Tables for people: plain text, columns aligned. */

/** A cell; numbers are written with one digit after the point. */
export type Cell = string | number | undefined;

const written = (cell: Cell): string => {
  if (cell === undefined) return "-";
  if (typeof cell === "string") return cell;
  return Number.isFinite(cell) ? cell.toFixed(1) : "-";
};
const looksNumeric = (text: string): boolean => /^[-+~]?[\d.,]+( ?(%|\/.*|x))?$|^-$/.test(text);

/** Writes rows below a heading. Columns of numbers are aligned to the right. */
export const table = (heading: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Cell>>): string => {
  const texts = rows.map((row) => heading.map((_, column) => written(row[column])));
  const right = heading.map((_, column) => texts.length > 0 && texts.every((row) => looksNumeric(row[column] ?? "")));
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...texts.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: ReadonlyArray<string>): string =>
    cells
      .map((cell, column) =>
        right[column] === true ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return [line(heading), widths.map((width) => "-".repeat(width)).join("  "), ...texts.map(line)].join("\n");
};

/** A share (0..1) as percent with one digit; undefined stays undefined. */
export const percent = (share: number | undefined): number | undefined =>
  share === undefined || !Number.isFinite(share) ? undefined : Math.round(share * 1000) / 10;

/** A figure for JSON: NaN and undefined become null. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;
