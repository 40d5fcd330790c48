/** The order in which the parts of a page come, where it is not just from top to bottom; and pages that are turned. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import type { FixtureName } from "../fixture/fixtures.ts";
import { pageText, tablesOf } from "../fixture/page-text.ts";
import { normalise, plainText } from "../score/normaliser.ts";
import { isThere } from "../score/search.ts";
import { isExact, unmatched } from "../score/text.ts";
import { expectOrder, expectWhole, flatText, type Part, startOf } from "./place.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

const onPages = async (
  context: Context,
  name: FixtureName,
  look: (found: Awaited<ReturnType<Context["pages"]>>[number]) => void,
): Promise<void> => {
  const pages = await context.pages(name);
  expect(pages.length > 0, `${name}: no page came back`);
  pages.forEach(look);
};

/** Checks that hold the parts of a page against their truth in one way. */
const onParts =
  (hold: typeof expectOrder) =>
  (
    id: string,
    clause: string,
    name: FixtureName,
    title: string,
    choose: (part: Part) => boolean = () => true,
  ): Definition => ({
    id,
    clause,
    level: "SHOULD",
    title,
    run: (context) => onPages(context, name, ({ page, truth }) => hold(page, truth.items.filter(choose))),
  });
const ordered = onParts(expectOrder);
const whole = onParts(expectWhole);

const upright = (id: string, name: FixtureName, title: string): Definition => ({
  id,
  clause: "ORD-5",
  title,
  run: (context) =>
    onPages(context, name, ({ page, truth }) => {
      const wanted = pageText(truth);
      const lost = unmatched(wanted, plainText(page.markdown)).length;
      const share = 1 - lost / wanted.split(" ").length;
      expect(share >= 0.9, `page ${page.index}: ${(share * 100).toFixed(0)} % of the words of a turned page were read`);
      expectOrder(page, truth.items);
    }),
});

/** Broken unless a place lies between the part before and the part after, as far as these can be found. */
const expectBetween = (text: string, parts: ReadonlyArray<Part>, at: number, place: number, what: string): void => {
  const placed = (part: Part | undefined) =>
    part === undefined || startOf(part) === "" ? -1 : text.indexOf(startOf(part));
  const before = placed(parts[at - 1]);
  const after = placed(parts.slice(at + 1).find((part) => part.kind === "paragraph"));
  expect(before < 0 || place > before, `${what} comes before the paragraph above it`);
  expect(after < 0 || place < after, `${what} comes after the paragraph below it`);
};

export const orderChecks = checksOf("order", [
  ordered("columns", "ORD-1", "columns", "Two columns are read one after the other"),
  whole("columns-whole", "ORD-1", "columns", "No line of one column stands inside a paragraph of the other"),
  ordered("three-columns", "ORD-1", "three-columns", "Three columns are read one after the other"),
  whole("three-columns-whole", "ORD-1", "three-columns", "Paragraphs of three columns do not mix"),
  {
    id: "column-blocks",
    clause: "ORD-1",
    level: "SHOULD",
    title: "The box of a paragraph stays in its column",
    applies: (claims) => claims.blocks ?? false,
    run: (context) =>
      onPages(context, "columns", ({ page }) => {
        const width = page.dimensions?.width ?? Infinity;
        const paragraphs = (page.blocks ?? []).filter((block) => block.type === "text");
        expect(paragraphs.length > 0, `page ${page.index} has no block of text`);
        const broad = paragraphs.find((block) => block.bottom_right_x - block.top_left_x > width * 0.6);
        expect(broad === undefined, `page ${page.index}: a block of text reaches over both columns`);
      }),
  },
  whole(
    "sidebar-whole",
    "ORD-2",
    "sidebar",
    "A box beside the text stays in one piece",
    (part) => part.kind === "aside",
  ),
  whole(
    "sidebar-apart",
    "ORD-2",
    "sidebar",
    "A box beside the text does not stand inside a paragraph",
    (part) => part.kind !== "aside",
  ),
  ordered("sidebar-text", "ORD-2", "sidebar", "The text beside a box keeps its order", (part) => part.kind !== "aside"),
  ordered("footnotes", "ORD-3", "footnotes", "Footnotes come behind the text of their page"),
  ordered("sections", "ORD-4", "outline", "A heading stands before the text of its section"),
  {
    id: "numbered-list",
    clause: "TXT-9",
    level: "SHOULD",
    title: "Entries of a numbered list keep their numbers",
    run: (context) =>
      onPages(context, "outline", ({ page, truth }) => {
        for (const item of truth.items) {
          if (item.kind !== "list" || item.ordered === undefined) continue;
          item.lines.forEach((line, i) => {
            // A heading may have the same words.
            const entries = page.markdown
              .split("\n")
              .filter((text) => normalise(plainText(text)).includes(normalise(line.text)));
            const number = new RegExp(`(^|\\D)${i + 1}\\\\?[.)]`);
            expect(
              entries.some((text) => number.test(text)),
              `page ${page.index}: ${line.text} lost its number ${i + 1}`,
            );
          });
        }
      }),
  },
  {
    id: "figures",
    clause: "ORD-4",
    level: "SHOULD",
    title: "The placeholder of a figure stands between the paragraphs around it",
    applies: (claims) => claims.images ?? false,
    run: (context) =>
      onPages(context, "figures", ({ page, truth }) => {
        // Marks become words that survive the flattening.
        const text = normalise(plainText(page.markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, " figureplaceholder ")));
        const places = [...text.matchAll(/figureplaceholder/g)].map((match) => match.index);
        const wanted = truth.items.flatMap((item, at) => (item.kind === "picture" ? [at] : []));
        expect(
          places.length === wanted.length,
          `page ${page.index}: ${places.length} of ${wanted.length} placeholders`,
        );
        wanted.forEach((at, i) => expectBetween(text, truth.items, at, places[i] ?? -1, `figure ${i + 1}`));
      }),
  },
  {
    id: "captions",
    clause: "ORD-4",
    level: "SHOULD",
    title: "A caption stands with its figure, between the paragraphs around it",
    run: (context) =>
      onPages(context, "figures", ({ page, truth }) => {
        const text = flatText(page);
        const captions = truth.items.flatMap((item, at) => (item.kind === "caption" ? [{ item, at }] : []));
        for (const { at, item } of captions) {
          const place = text.indexOf(startOf(item));
          expect(isThere(text, startOf(item)), `page ${page.index}: the caption ${startOf(item)} is lost`);
          if (place < 0) continue;
          // The part before a caption is its picture, before that stands the paragraph.
          const parts = truth.items.filter((_, i) => i !== at - 1);
          expectBetween(text, parts, at - 1, place, `the caption ${startOf(item)}`);
        }
      }),
  },
  {
    id: "tables",
    clause: "ORD-4",
    level: "SHOULD",
    title: "The cells of a table stand between the paragraphs around it",
    run: (context) =>
      onPages(context, "ruled", ({ page, truth }) => {
        const text = flatText(page);
        const [table] = tablesOf(truth);
        const at = truth.items.findIndex((item) => item.kind === "table");
        // Dates and amounts stand nowhere else.
        const values = (table?.cells ?? [])
          .flatMap(({ line }) => line?.text ?? [])
          .filter((value) => isExact(value) && value.length > 6);
        const found = values.flatMap((value) => (text.includes(value) ? [{ value, place: text.indexOf(value) }] : []));
        expect(
          found.length * 2 >= values.length,
          `page ${page.index}: ${found.length} of ${values.length} cells can be found`,
        );
        for (const { place, value } of found) expectBetween(text, truth.items, at, place, `the cell ${value}`);
      }),
  },
  upright("rotated", "rotated", "A page that is turned to the right when shown is read as it is shown"),
  upright("rotated-back", "rotated-back", "A page that is turned to the left when shown is read as it is shown"),
  upright("upside-down", "upside-down", "A page that stands on its head in the file is read as it is shown"),
  {
    id: "rotated-size",
    clause: "RES-4",
    title: "The size of a turned page is that of the page as shown",
    run: (context) =>
      onPages(context, "rotated", ({ page, truth }) => {
        if (page.dimensions === null) {
          context.unobserved("the size of the page");
          return;
        }
        const { height, width } = page.dimensions;
        expect(
          width > height === truth.width > truth.height,
          `page ${page.index} is ${width} by ${height} pixels, but ${truth.width} by ${truth.height} points as shown`,
        );
      }),
  },
]);
