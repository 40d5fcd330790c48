/** Replacing parts of a text while knowing where everything else goes: offsets of words survive a change of the page. */

/** One replacement: `[start, end)` of the old text becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text after its edits. */
export interface Edited {
  readonly text: string;
  /** Where each replacement begins in the new text, in the order of the edits. */
  readonly starts: ReadonlyArray<number>;
  /** The new offset of an old one; undefined for what was replaced. */
  readonly moved: (offset: number) => number | undefined;
}

/** Applies edits that are sorted by their start and do not overlap. */
export const applyEdits = (text: string, edits: ReadonlyArray<Edit>): Edited => {
  let result = "";
  let at = 0;
  const starts: Array<number> = [];
  // Where each kept stretch of the old text begins, and by how much it moves.
  const kept: Array<{ start: number; end: number; shift: number }> = [];
  const keep = (end: number) => {
    kept.push({ start: at, end, shift: result.length - at });
    result += text.slice(at, end);
  };
  for (const edit of edits) {
    keep(edit.start);
    starts.push(result.length);
    result += edit.text;
    at = edit.end;
  }
  // One place after the last character: the end of the text is an offset too.
  kept.push({ start: at, end: text.length + 1, shift: result.length - at });
  result += text.slice(at);
  const moved = (offset: number): number | undefined => {
    const stretch = kept.find(({ start, end }) => offset >= start && offset < end);
    return stretch && offset + stretch.shift;
  };
  return { text: result, starts, moved };
};

/** The text that stands apart at `[start, end)` of another one: with the line breaks that keep an empty line around it. */
export const asParagraph = (content: string, around: string, start: number, end: number): string => {
  const before =
    around.slice(0, start).trimEnd() === "" ? "" : missingBreaks(/\n[\n\r\t ]*$/.exec(around.slice(0, start))?.[0]);
  const after = around.slice(end).trim() === "" ? "" : missingBreaks(/^[\n\r\t ]*\n/.exec(around.slice(end))?.[0]);
  return before + content + after;
};

const missingBreaks = (found: string | undefined): string =>
  "\n".repeat(Math.max(0, 2 - (found?.split("\n").length ?? 1) + 1));
