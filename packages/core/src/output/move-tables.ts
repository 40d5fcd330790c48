/** Tables in and out of the text of a document's pages, with ids that count over the whole document. */
import type { Block, Page, PageTable, WordConfidence } from "../contract/response.ts";
import { applyEdits, asParagraph, type Edit } from "./edit.ts";
import { findTables } from "./find-tables.ts";
import { placeholderOf, placeOf } from "./page-text.ts";
import { inNotation, notationOf, type TableNotation } from "./table-format.ts";
import { locateWords, withWords, wordsOf } from "./words.ts";

/** A table of a page, wherever it was. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly old: PageTable | undefined;
  readonly source: string;
  readonly content: string;
  readonly words: ReadonlyArray<WordConfidence>;
}

/** All tables of a page in reading order; one that nothing in the text points to is last, behind the text. */
const foundTables = (page: Page, to: TableNotation, includesMarkdown: boolean): Array<Found> => {
  const { markdown } = page;
  const found: Array<Found> = [];
  for (const { start, end, content, format } of findTables(markdown)) {
    if (format === "markdown" && !includesMarkdown) continue;
    const words = wordsOf(page).filter(({ start_index }) => start_index >= start && start_index < end);
    found.push({ start, end, old: undefined, source: content, content: inNotation(content, format, to), words });
  }
  for (const old of page.tables ?? []) {
    const at = placeOf(markdown, old.id, found);
    const start = at < 0 ? markdown.length : at;
    const end = at < 0 ? start : start + placeholderOf(old.id).length;
    const content = inNotation(old.content, notationOf(old), to);
    found.push({ start, end, old, source: old.content, content, words: old.word_confidence_scores ?? [] });
  }
  return found.toSorted((a, b) => a.start - b.start);
};

/** The block of each table: by its id, else by its text, else by its turn when there are as many blocks as tables. */
const blocksOf = (blocks: ReadonlyArray<Block>, tables: ReadonlyArray<Found>): ReadonlyMap<Block, number> => {
  const result = new Map<Block, number>();
  const free = new Set(blocks.filter(({ type }) => type === "table"));
  const left = new Set(tables.keys());
  const match = (same: (block: Block, table: Found) => boolean) => {
    for (const at of left) {
      const table = tables[at];
      const block = table && [...free].find((candidate) => same(candidate, table));
      if (block === undefined) continue;
      result.set(block, at);
      free.delete(block);
      left.delete(at);
    }
  };
  match((block, { old }) => old !== undefined && block.table_id === old.id);
  match((block, { source }) => block.content.trim() === source.trim());
  if (free.size === left.size) match(() => true);
  return result;
};

const moveOnPage = (given: Page, format: TableNotation | null, nextId: () => string): Page => {
  const page = given.markdown.includes("\r")
    ? { ...given, markdown: given.markdown.replaceAll(/\r\n?/g, "\n") }
    : given;
  const { markdown } = page;
  const tables = foundTables(page, format ?? "markdown", format !== null);
  if (tables.length === 0) return given.tables?.length === 0 ? given : { ...given, tables: [] };
  const ids = tables.map(() => (format === null ? null : nextId()));
  const edits = tables.map(({ start, end, content }, i): Edit => {
    const id = ids[i];
    if (start < end) return { start, end, text: asParagraph(id ? placeholderOf(id) : content, markdown, start, end) };
    // Nothing in the text points to it: out of the text it stays so, into the text it goes at the end.
    const gap = i > 0 || markdown.trim() !== "" ? "\n\n" : "";
    return { start, end, text: id ? "" : gap + content };
  });
  const { text, starts, moved } = applyEdits(markdown, edits);
  const words: Array<WordConfidence> = [];
  for (const word of wordsOf(page)) {
    const at = moved(word.start_index);
    if (at !== undefined) words.push({ ...word, start_index: at });
  }
  if (format === null) {
    for (const [i, table] of tables.entries()) {
      const at = (starts[i] ?? 0) + Math.max(0, edits[i]?.text.indexOf(table.content) ?? 0);
      words.push(...locateWords(table.words, table.content, at));
    }
    words.sort((a, b) => a.start_index - b.start_index);
  }
  const list = tables.map(({ old, content, words }, i): PageTable => {
    const scores = words.length === 0 ? {} : { word_confidence_scores: locateWords(words, content) };
    return { ...old, id: ids[i] ?? "", content, format: format ?? "markdown", ...scores };
  });
  const owners = blocksOf(page.blocks ?? [], tables);
  const blocks = page.blocks?.map((block) => {
    const at = owners.get(block);
    return at === undefined ? block : { ...block, content: tables[at]?.content ?? "", table_id: ids[at] ?? null };
  });
  const result: Page = { ...page, markdown: text, tables: format === null ? [] : list };
  return withWords(blocks === undefined ? result : { ...result, blocks }, words);
};

/**
 * The pages as if `table_format` had been asked for. `markdown` and `html` move each table of the text into `tables[]` in
 * that notation, `tbl-0.md` or `tbl-0.html` counting over all pages in reading order, and leave a placeholder; tables
 * that were moved already change their notation and id. `null` brings all tables home as Markdown. Blocks of tables and
 * confidence scores of words follow. Tables inside lists and quotations stay where they are.
 */
export const moveTables = (pages: ReadonlyArray<Page>, format: TableNotation | null): Array<Page> => {
  let count = 0;
  const nextId = () => `tbl-${count++}.${format === "html" ? "html" : "md"}`;
  return pages.map((page) => moveOnPage(page, format, nextId));
};
