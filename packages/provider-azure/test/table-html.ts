/** Tables as the vendor writes them into its Markdown, for tests. */
import type { newResult } from "./result.ts";

/** A result under construction. */
export type Builder = ReturnType<typeof newResult>;

/** A table in the vendor's HTML. Cells are texts; the first row is the header. */
export const writeTable = (
  result: Builder,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  between: (row: number) => void = () => {},
) => {
  const start = result.at();
  result.write("<table>\n");
  const cells = rows.map((row, i) => {
    result.write("<tr>\n");
    const spans = row.map((text) => {
      result.write(i === 0 ? "<th>" : "<td>");
      const span = result.write(text);
      result.write(i === 0 ? "</th>\n" : "</td>\n");
      return span;
    });
    result.write("</tr>\n");
    between(i);
    return spans;
  });
  result.write("</table>");
  return { cells, span: result.since(start) };
};

/** Words whose place in a text is wrong. */
export const misplaced = (
  text: string,
  words: ReadonlyArray<{ text: string; start_index: number }> | null | undefined,
) => (words ?? []).filter((word) => text.slice(word.start_index, word.start_index + word.text.length) !== word.text);
