/** The bare tags that OCR engines put into Markdown: `<br>`, and pairs such as `<sup>2</sup>`. All others are text. */
import type { MarkdownExit, StateInline } from "markdown-exit";

const names: Readonly<Record<string, string>> = { b: "strong", i: "em", del: "s" };
const pattern = /<(?:br\s*\/?|(b|strong|i|em|s|del|u|sup|sub))>/iy;
/** A pair that is further apart is not looked for, so that a page of lone tags is read in linear time. */
const reach = 2000;

const rule = (state: StateInline, silent: boolean): boolean => {
  pattern.lastIndex = state.pos;
  const found = state.src[state.pos] === "<" ? pattern.exec(state.src) : null;
  if (found === null || pattern.lastIndex > state.posMax) return false;
  const start = pattern.lastIndex;
  const name = found[1]?.toLowerCase();
  if (name === undefined) {
    if (!silent) state.push("hardbreak", "br", 0);
    state.pos = start;
    return true;
  }
  const closing = `</${name}>`;
  const max = state.posMax;
  const end =
    start +
    state.src
      .slice(start, Math.min(start + reach, max))
      .toLowerCase()
      .indexOf(closing);
  if (end < start) return false;
  if (!silent) {
    const tag = names[name] ?? name;
    state.push("tag_open", tag, 1);
    state.pos = start;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = max;
    state.push("tag_close", tag, -1);
  }
  state.pos = end + closing.length;
  return true;
};

/** Teaches a Markdown reader the bare tags; they come as `hardbreak`, `tag_open` and `tag_close` tokens. */
export const addBareTags = (reader: MarkdownExit): void => {
  reader.inline.ruler.before("autolink", "bare_tag", rule);
};
