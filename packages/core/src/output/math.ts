/** Formulas in Markdown: TeX between `$`, `$$`, `\(` or `\[`. Left to the rules of Markdown it would lose its backslashes. */
import type { MarkdownExit, StateBlock, StateInline } from "markdown-exit";

// Bounded, so that a page of lone signs is read in linear time.
const dollars = /\$(?![\s$])((?:[^$\\]|\\[\s\S]){1,2000})\$(?!\d)/y;
const doubleDollars = /\$\$(?:[^$\\]|\\[\s\S]|\$(?!\$)){1,2000}\$\$/y;
const parentheses = /\\\((?:[^\\]|\\(?!\))[\s\S]){1,2000}\\\)/y;
const brackets = /\\\[\s(?:[^\\]|\\(?!\])[\s\S]){1,2000}\\\]/y;

/** The formula that begins at an offset of a text, with its signs; undefined when none does. */
export const formulaAt = (text: string, at: number): string | undefined => {
  const found = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  if (text[at] === "\\") return (found(parentheses) ?? found(brackets))?.[0];
  if (text[at] !== "$") return undefined;
  const display = found(doubleDollars);
  if (display !== null) return display[0];
  const inline = found(dollars);
  const source = inline?.[1] ?? "";
  // A price is no formula (`$5 to $10`), and what has no sign of TeX or Markdown in it needs no care.
  return /[\\^_{}*]/.test(source) && !source.includes("**") && !/[^\\]\s$/.test(source) ? inline?.[0] : undefined;
};

const inlineRule = (state: StateInline, silent: boolean): boolean => {
  const formula = formulaAt(state.src, state.pos);
  if (formula === undefined || state.pos + formula.length > state.posMax) return false;
  if (!silent) state.push("math_inline", "span", 0).content = formula;
  state.pos += formula.length;
  return true;
};

/** A formula on lines of its own; a `-` at the start of one of them must not begin a list. */
const blockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
  const lineAt = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  const first = lineAt(startLine);
  const sign = /^(?:\$\$|\\\[(?=\s|$))/.exec(first)?.[0];
  if (sign === undefined) return false;
  const end = sign === "$$" ? "$$" : "\\]";
  let line = startLine;
  let open = first.slice(2);
  while (!open.endsWith(end)) {
    line += 1;
    // A second sign inside a line: the formula is part of a sentence.
    if (open.includes(end) || line >= endLine || state.isEmpty(line) || (state.sCount[line] ?? 0) < state.blkIndent)
      return false;
    open = lineAt(line);
  }
  if (line === startLine && open.length <= 2) return false;
  if (silent) return true;
  const token = state.push("math_block", "div", 0);
  token.content = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
  token.map = [startLine, line + 1];
  state.line = line + 1;
  return true;
};

/** Teaches a Markdown reader formulas; they come as `math_inline` and `math_block` tokens with their source. */
export const addMath = (reader: MarkdownExit): void => {
  reader.inline.ruler.before("escape", "math", inlineRule);
  reader.block.ruler.before("fence", "math", blockRule, { alt: ["paragraph", "blockquote", "list"] });
};
