/** Puts list items together to lists, and finds how deep each one is nested. */
import type { Paragraph } from "./paragraph.ts";
import type { Item, Part } from "./part.ts";

interface Level {
  readonly start: number;
  readonly style: string;
}

/** Starts closer than this, in font sizes, are the same level. */
const same = 0.8;

/** Items further apart than this, in font sizes from baseline to baseline, are still one list. */
const farthest = 4;

const makeItems = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<Item> => {
  const levels: Array<Level> = [];
  return paragraphs.map((paragraph) => {
    const line = paragraph.lines[0];
    const start = line?.start ?? 0;
    const tolerance = same * (line?.size ?? 10);
    const style = paragraph.marker?.kind === "bullet" ? "bullet" : (paragraph.marker?.style ?? "");
    while (levels.length > 0 && start < (levels.at(-1)?.start ?? 0) - tolerance) levels.pop();
    const top = levels.at(-1);
    if (top === undefined || start > top.start + tolerance) levels.push({ start, style });
    else if (top.style !== style) {
      // Another kind of mark at the same place: an outer list goes on, or the mark was changed.
      const outer = levels.findIndex((level) => level.style === style && Math.abs(level.start - start) < 3 * tolerance);
      if (outer >= 0) levels.length = outer + 1;
    }
    return { paragraph, depth: levels.length - 1 };
  });
};

/** The paragraphs of a column as parts: neighbouring items become one list. */
export const makeLists = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<Part> => {
  const parts: Array<Part> = [];
  let open: Array<Paragraph> = [];
  const finish = () => {
    if (open.length > 0) parts.push({ kind: "list", items: makeItems(open) });
    open = [];
  };
  for (const paragraph of paragraphs) {
    if (paragraph.marker === undefined) {
      finish();
      parts.push({ kind: "text", paragraph });
      continue;
    }
    const [first] = open;
    const outdent = (first?.lines[0]?.start ?? -Infinity) - (paragraph.lines[0]?.start ?? 0);
    if (paragraph.above > farthest || outdent > same * (paragraph.lines[0]?.size ?? 10)) finish();
    open.push(paragraph);
  }
  finish();
  return parts;
};
