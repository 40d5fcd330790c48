/** Makes the pages of the response from the pages' structures: everything that needs the document as a whole. */
import { measureBody } from "./body-style.ts";
import { type ComposedPage, type DraftOptions, draftPage } from "./draft.ts";
import { findFurniture } from "./furniture.ts";
import { type Bookmark, findHeadings } from "./heading-levels.ts";
import { makeVocabulary } from "./hyphen.ts";
import type { Line } from "./line.ts";
import { Numbering } from "./numbering.ts";
import { makeBlocks, type SortedPage, sortPage } from "./page-blocks.ts";
import { linesOf } from "./part.ts";
import type { PageStructure } from "./structure.ts";

export type { Bookmark, ComposedPage };

/** What the caller wants, and what the source knows about the document. */
export interface ComposeOptions extends DraftOptions {
  /** Most pictures in the whole document. */
  readonly imageLimit?: number | undefined;
  readonly bookmarks?: ReadonlyArray<Bookmark> | undefined;
}

function* paragraphsOn(pages: ReadonlyArray<{ readonly parts: SortedPage["parts"] }>): Generator<ReadonlyArray<Line>> {
  for (const { parts } of pages) for (const part of parts) if (part.kind !== "code") yield linesOf(part);
}

/** Whole words of the document; halves at the ends of lines are left out. */
function* wordsOn(pages: ReadonlyArray<SortedPage>): Generator<string> {
  let broken = false;
  for (const { words } of [...paragraphsOn(pages)].flat()) {
    const ends = /[-‐\u00ad]$/.test(words.at(-1)?.text ?? "");
    for (let index = broken ? 1 : 0; index < words.length - (ends ? 1 : 0); index += 1) yield words[index]?.text ?? "";
    broken = ends;
  }
}

/**
 * The pages of the response, in the order of `pages`. Ids of pictures and tables run over all of them;
 * `image_base64` is left for the caller, who has the bytes.
 */
export const composeDocument = (
  pages: ReadonlyArray<PageStructure>,
  options: ComposeOptions,
): ReadonlyArray<ComposedPage> => {
  const rough = measureBody(paragraphsOn(pages));
  const furniture = findFurniture(pages, rough.size);
  const sorted = pages.map((page, position) =>
    sortPage(page, furniture[position] ?? { top: 0, bottom: 0, stamps: [] }),
  );
  const body = measureBody(paragraphsOn(sorted));
  const reading = {
    vocabulary: makeVocabulary(wordsOn(sorted)),
    headings: findHeadings(sorted, body, options.bookmarks ?? []),
    emphasis: !body.bold,
  };
  const numbering = new Numbering(options.imageLimit);
  const progress = { inReferences: false };
  return sorted.map((page) => draftPage(page.page, makeBlocks(page, reading, progress), options, numbering));
};
