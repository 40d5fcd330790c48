/** The only file that knows the grammar of `pages`. */
import type { Pages } from "./contract/request.ts";
import { OcrError } from "./error.ts";

/** Which pages are meant: all, or sorted unique zero-based numbers. */
export type PageSelection = "all" | ReadonlyArray<number>;

/** More pages than this in one selection is a slip of the pen, not a document. */
const mostPages = 100_000;

const invalid = (message: string) => new OcrError({ reason: "InvalidRequest", message: `pages: ${message}` });

const pageNumber = (text: string, whole: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw invalid(`${text} in ${JSON.stringify(whole)} is too large`);
  return value;
};

/** One part between commas: `3` or `0-2`. */
const addPart = (part: string, whole: string, into: Set<number>): void => {
  const match = /^(\d+)(?:\s*-\s*(\d+))?$/.exec(part);
  if (match === null) {
    if (part === "")
      throw invalid(`${JSON.stringify(whole)} has an empty part; write numbers and ranges such as "0,2-4"`);
    if (/^-\s*\d/.test(part)) throw invalid(`${part} is negative; page numbers start at 0`);
    throw invalid(`${JSON.stringify(part)} is neither a page number nor a range such as "0-2"`);
  }
  const first = pageNumber(match[1] ?? "", whole);
  const last = match[2] === undefined ? first : pageNumber(match[2], whole);
  if (last < first) throw invalid(`the range "${first}-${last}" runs backwards; write "${last}-${first}"`);
  if (last - first >= mostPages) throw invalid(`the range "${first}-${last}" has more than ${mostPages} pages`);
  for (let page = first; page <= last; page += 1) into.add(page);
};

const addItem = (item: number | string, into: Set<number>): void => {
  if (typeof item === "number") {
    if (!Number.isSafeInteger(item)) throw invalid(`${item} is not a whole number`);
    if (item < 0) throw invalid(`${item} is negative; page numbers start at 0`);
    into.add(item);
    return;
  }
  for (const part of item.split(",")) addPart(part.trim(), item, into);
};

/**
 * Reads a `pages` value: a number, `"3"`, `"0-2"`, `"0,2-4"`, or a list of these. Page numbers are zero-based and the
 * end of a range is included. Duplicates collapse and the result is sorted. Nothing given means all pages.
 *
 * Throws an {@link OcrError} with reason `InvalidRequest` that names the part it could not read; an empty list, an empty
 * text, negative and fractional numbers and backward ranges are refused. (Mistral's documents are silent on these;
 * the rules are ours, 2026-11-20.)
 *
 * @example
 * ```ts
 * import { parsePages } from "@ocr/core";
 *
 * parsePages("0,2-4"); // [0, 2, 3, 4]
 * parsePages(["0-1", 5, 0]); // [0, 1, 5]
 * parsePages(undefined); // "all"
 * ```
 */
export const parsePages = (pages: Pages | null | undefined): PageSelection => {
  if (pages === null || pages === undefined) return "all";
  const items = Array.isArray(pages) ? pages : [pages];
  if (items.length === 0) throw invalid("the list is empty; leave pages out to read all of them");
  const found = new Set<number>();
  for (const item of items) addItem(item, found);
  if (found.size > mostPages) throw invalid(`more than ${mostPages} pages are named`);
  return [...found].toSorted((a, b) => a - b);
};

/**
 * Writes sorted page numbers in the shortest form of the grammar.
 *
 * @example
 * ```ts
 * import { formatPages } from "@ocr/core";
 *
 * formatPages([0, 2, 3, 4]); // "0,2-4"
 * ```
 */
export const formatPages = (pages: ReadonlyArray<number>): string => {
  const parts: Array<string> = [];
  for (let start = 0; start < pages.length;) {
    let end = start;
    while (pages[end + 1] === (pages[end] ?? 0) + 1) end += 1;
    parts.push(end === start ? `${pages[start]}` : `${pages[start]}-${pages[end]}`);
    start = end + 1;
  }
  return parts.join(",");
};

/**
 * The selected pages of a document of `count` pages. Throws `InvalidRequest` when one of them does not exist.
 *
 * @example
 * ```ts
 * import { pagesOf } from "@ocr/core/provider";
 *
 * pagesOf("all", 3); // [0, 1, 2]
 * ```
 */
export const pagesOf = (selection: PageSelection, count: number): ReadonlyArray<number> => {
  if (selection === "all") return Array.from({ length: count }, (_, index) => index);
  const beyond = selection.filter((page) => page >= count);
  if (beyond.length > 0) {
    const last = count === 1 ? "the only page is 0" : `the last page is ${count - 1}`;
    throw invalid(`${formatPages(beyond)} is out of range; ${last} (pages count from 0)`);
  }
  return selection;
};
