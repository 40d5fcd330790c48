/** The table that the demo prints. */
import { enginesOf } from "./engines.ts";
import type { Reading } from "./reading.ts";

const heads = ["document", "pages", "engine per page", "seconds", "pages/s", "cost", "warnings"];
const leftAligned = new Set([0, 2]);

const row = ({ file, meta, response }: Reading): ReadonlyArray<string> => {
  const pages = response.pages.length;
  const seconds = meta.durationMs / 1000;
  return [
    file,
    String(pages),
    enginesOf(meta.pages),
    seconds.toFixed(2),
    (pages / Math.max(seconds, 0.001)).toFixed(1),
    meta.cost === undefined ? "unknown" : `$${meta.cost.usd.toFixed(2)}`,
    String(meta.warnings.length),
  ];
};

/** The table as lines of text: one row a document, then each warning in a sentence. */
export const summaryTable = (readings: ReadonlyArray<Reading>): string => {
  const rows = [heads, ...readings.map(row)];
  const widths = heads.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return leftAligned.has(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  const warnings = readings.flatMap(({ file, meta }) => meta.warnings.map(({ message }) => `! ${file}: ${message}`));
  return [lines[0], rule, ...lines.slice(1), ...warnings].join("\n");
};
