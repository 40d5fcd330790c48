/** The parts of a page as blocks of Markdown. */
import { around } from "./box.ts";
import type { Block, BlockKind } from "./block.ts";
import { isCaption } from "./caption.ts";
import { codeText } from "./code.ts";
import { isEquation } from "./equation.ts";
import type { Vocabulary } from "./hyphen.ts";
import { type Links, type Rendered, joinRendered, renderInline } from "./inline.ts";
import type { Line } from "./line.ts";
import { isLoneText, renderList } from "./list-markdown.ts";
import { boxesOf, type Part } from "./part.ts";
import { makeTokens } from "./token.ts";

/** What a block needs to know of the page and the document around it. */
export interface Surroundings {
  readonly links: Links;
  readonly vocabulary: Vocabulary;
  /** Whether bold and italic words are marked. */
  readonly emphasis: boolean;
  /** Level of the heading that the part is, 1 to 6. */
  readonly level: number | undefined;
  /** The part stands in the list of references. */
  readonly inReferences: boolean;
  /** A table or picture stands directly before or after it. */
  readonly besideFigure: boolean;
}

const fenced = (code: string): string => {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), ([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
};

/** Finds the words again in a text that was made elsewhere, in order. */
export const findMarks = (text: string, lines: ReadonlyArray<{ readonly words: Line["words"] }>): Rendered["marks"] => {
  let from = 0;
  return lines.flatMap(({ words }) =>
    words.flatMap((word) => {
      const at = text.indexOf(word.text, from);
      if (at < 0) return [];
      from = at + word.text.length;
      return [{ word, at }];
    }),
  );
};

/** Lines as plain paragraphs: one line each. */
export const renderLines = (lines: ReadonlyArray<Line>, links: Links, vocabulary: Vocabulary): Rendered =>
  joinRendered(
    lines.map((line) => renderInline(makeTokens([line], [], vocabulary), links)),
    "\n",
  );

const textBlock = (part: Part & { kind: "text" }, around: Surroundings): Rendered & { kind: BlockKind } => {
  const { paragraph } = part;
  const { links, vocabulary, emphasis, level, inReferences, besideFigure } = around;
  const tokens = makeTokens(paragraph.lines, level === undefined ? paragraph.hard : [], vocabulary);
  if (level !== undefined) {
    const heading = renderInline(tokens, links, { oneLine: true });
    const mark: Rendered = { text: "#".repeat(level), marks: [] };
    return { ...joinRendered([mark, { ...heading, text: heading.text.replace(/#+$/, "\\$&") }], " "), kind: "title" };
  }
  const inContents = paragraph.lines.some(({ leader }) => leader);
  const rendered = renderInline(tokens, links, { emphasis: emphasis && !inContents, numbered: true });
  const plain = paragraph.lines.map(({ text }) => text).join(" ");
  if (rendered.text === "…") return { text: "", marks: [], kind: "text" };
  if (isCaption(plain, besideFigure)) return { ...rendered, kind: "caption" };
  if (isEquation(plain)) return { ...rendered, kind: "equation" };
  return { ...rendered, kind: inReferences ? "references" : "text" };
};

/** The block of a part that is made of text. Tables and pictures get theirs where ids are given. */
export const renderPart = (part: Part, surroundings: Surroundings): Block | undefined => {
  const box = around(boxesOf(part));
  const { links, vocabulary, emphasis, inReferences } = surroundings;
  switch (part.kind) {
    case "text":
      return { box, ...textBlock(part, surroundings) };
    case "list":
      return {
        box,
        ...renderList(part.items, links, vocabulary, emphasis),
        kind: inReferences ? "references" : isLoneText(part.items) ? "text" : "list",
      };
    case "code": {
      const text = fenced(codeText(part.lines));
      return { box, text, marks: findMarks(text, part.lines), kind: "code" };
    }
    case "aside":
      return { box, ...renderLines(part.lines, links, vocabulary), kind: "aside_text" };
    case "table":
      return { box, text: "", marks: [], kind: "table", table: part.table };
    case "picture":
      return { box, text: "", marks: [], kind: "image", picture: part.picture };
  }
};
