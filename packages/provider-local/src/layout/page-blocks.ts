/** The blocks of one page, in reading order, with its header and footer. */
import { textAtom } from "./atom.ts";
import { arrange } from "./arrangement.ts";
import { around } from "./box.ts";
import type { Block } from "./block.ts";
import type { Furniture } from "./furniture.ts";
import type { Vocabulary } from "./hyphen.ts";
import { findLinks, type Links } from "./inline.ts";
import type { Line } from "./line.ts";
import { renderLines, renderPart } from "./markdown.ts";
import type { MarginGroup } from "./margin.ts";
import type { Paragraph } from "./paragraph.ts";
import { linesOf, type Part } from "./part.ts";
import type { PageStructure } from "./structure.ts";
import { makeTokens, plainText } from "./token.ts";

/** A page with its furniture told from its text. */
export interface SortedPage {
  readonly page: PageStructure;
  readonly index: number;
  readonly parts: ReadonlyArray<Part>;
  readonly header: ReadonlyArray<Line>;
  readonly footer: ReadonlyArray<Line>;
}

const linesOfGroups = (groups: ReadonlyArray<MarginGroup>): ReadonlyArray<Line> =>
  groups.flatMap(({ lines }) => lines).toSorted((a, b) => a.baseline - b.baseline);

/** Puts the margins' rows that are text after all back among the text. */
export const sortPage = (page: PageStructure, { top, bottom, stamps }: Furniture): SortedPage => {
  const { margins, setting, index } = page;
  const back = [...margins.top.slice(top), ...margins.bottom.slice(bottom)];
  const parts =
    back.length === 0
      ? page.parts
      : arrange(
          setting,
          back.flatMap(({ segments }) => segments.map(textAtom)),
        );
  const asides = page.asides.filter((line) => !stamps.includes(line));
  return {
    page,
    index,
    parts: asides.length === 0 ? parts : [...parts, { kind: "aside", lines: asides }],
    header: [...linesOfGroups(margins.top.slice(0, top)), ...stamps],
    footer: linesOfGroups(margins.bottom.slice(0, bottom)),
  };
};

/** What the document says about the blocks of all pages. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  readonly headings: ReadonlyMap<Paragraph, number>;
  readonly emphasis: boolean;
}

const referencesTitle =
  /^[\d.\s]*(?:references|bibliography|works cited|literature cited|literatur(?:verzeichnis)?|références|bibliographie|referencias|bibliografía|참고문헌|参考文献|المراجع)[:.\s]*$/iu;

const isFigure = (part: Part | undefined): boolean => part?.kind === "table" || part?.kind === "picture";

/** What goes on from one page to the next. */
export interface Progress {
  inReferences: boolean;
}

const bodyBlocks = (
  { parts, page }: SortedPage,
  { vocabulary, headings, emphasis }: Reading,
  progress: Progress,
): ReadonlyArray<Block> => {
  const words = parts.flatMap((part) => linesOf(part).flatMap((line) => line.words));
  const links: Links = findLinks(page.links, words);
  return parts.flatMap((part, index) => {
    const paragraph =
      part.kind === "text" ? part.paragraph : part.kind === "list" ? part.items[0]?.paragraph : undefined;
    const level = paragraph === undefined ? undefined : headings.get(paragraph);
    if (level !== undefined && paragraph !== undefined)
      progress.inReferences = referencesTitle.test(paragraph.lines.map(({ text }) => text).join(" "));
    const block = renderPart(level === undefined || paragraph === undefined ? part : { kind: "text", paragraph }, {
      links,
      vocabulary,
      emphasis,
      level,
      inReferences: progress.inReferences,
      besideFigure: isFigure(parts[index - 1]) || isFigure(parts[index + 1]),
    });
    return block === undefined ? [] : [block];
  });
};

const furnitureBlock = (
  lines: ReadonlyArray<Line>,
  kind: "header" | "footer",
  vocabulary: Vocabulary,
): ReadonlyArray<Block> => {
  if (lines.length === 0) return [];
  const plain = lines.map((line) => plainText(makeTokens([line], [], vocabulary))).join("\n");
  return [{ ...renderLines(lines, new Map(), vocabulary), plain, kind, box: around(lines) }];
};

/** All blocks of a page: header, text, footer. */
export const makeBlocks = (sorted: SortedPage, reading: Reading, progress: Progress): ReadonlyArray<Block> => [
  ...furnitureBlock(sorted.header, "header", reading.vocabulary),
  ...bodyBlocks(sorted, reading, progress),
  ...furnitureBlock(sorted.footer, "footer", reading.vocabulary),
];
