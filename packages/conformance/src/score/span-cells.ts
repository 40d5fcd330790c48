/** The cells of an HTML table with the places that each one takes. */
import { Parser } from "htmlparser2";
import { plainText } from "./normaliser.ts";

/** A cell. */
export interface SpannedCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

const spanOf = (value: string | undefined): number => Math.max(1, Math.min(1000, Math.trunc(Number(value ?? 1)) || 1));

/** All cells in the order of the text. */
export const spannedCells = (html: string): ReadonlyArray<SpannedCell> => {
  const cells: Array<SpannedCell> = [];
  let open: { text: string; rowSpan: number; columnSpan: number } | undefined;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === "td" || name === "th")
        open = { text: "", rowSpan: spanOf(attributes["rowspan"]), columnSpan: spanOf(attributes["colspan"]) };
    },
    ontext: (text) => {
      if (open !== undefined) open.text += text;
    },
    onclosetag: (name) => {
      if ((name !== "td" && name !== "th") || open === undefined) return;
      cells.push({ ...open, text: plainText(open.text) });
      open = undefined;
    },
  });
  parser.end(html);
  return cells;
};
