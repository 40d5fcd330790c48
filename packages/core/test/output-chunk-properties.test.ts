import { type Chunk, toChunks, toMarkdown, toText } from "@ocr/core/output";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documents } from "./output-document.ts";
import { oneOf } from "./output-page.ts";

const texts = (chunks: ReadonlyArray<Chunk>) => chunks.map(({ text }) => text);

const wordsOf = (text: string) => text.match(/w\d+/g) ?? [];
const lastLine = (text: string) => text.split("\n").at(-1) ?? "";

/** The headings above each word of a text, its own one included. */
const pathsIn = (text: string): ReadonlyMap<string, ReadonlyArray<string>> => {
  const open: Array<{ level: number; title: string }> = [];
  const paths = new Map<string, ReadonlyArray<string>>();
  for (const line of text.split("\n")) {
    const [, signs = "", title = ""] = /^(#+) (.*)$/.exec(line) ?? [];
    const level = signs.length === 0 ? 7 : signs.length;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    if (level < 7) open.push({ level, title });
    for (const word of wordsOf(line))
      paths.set(
        word,
        open.map(({ title }) => title),
      );
  }
  return paths;
};

describe("toChunks: properties", () => {
  const limits = fc.integer({ min: 120, max: 600 });

  it("every word stands in exactly one chunk, in order", () => {
    fc.assert(
      fc.property(documents, limits, fc.boolean(), ({ response, repeated, count }, maxCharacters, breakAtPages) => {
        const chunks = toChunks(response, { maxCharacters, breakAtPages });
        const seen = new Set<string>();
        const found: Array<string> = [];
        for (const word of texts(chunks).flatMap(wordsOf)) {
          if (seen.has(word) && repeated.has(word)) continue;
          seen.add(word);
          found.push(word);
        }
        expect(found).toEqual(Array.from({ length: count }, (_, i) => `w${i}`));
        expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_, i) => i));
        expect(toChunks(response, { maxCharacters, breakAtPages })).toEqual(chunks);
      }),
      { numRuns: 300 },
    );
  });

  it("no chunk is longer than the limit, or ends with a heading that something follows", () => {
    fc.assert(
      fc.property(documents, limits, fc.integer({ min: 0, max: 30 }), ({ response }, maxCharacters, overlap) => {
        const chunks = toChunks(response, { maxCharacters, overlap });
        // Longer only where a heading stands above the one row that has to follow it.
        const least = (text: string) => (/^(#|\||<table)/m.test(text) ? 330 : 0);
        expect(texts(chunks).filter((text) => text.length > Math.max(maxCharacters, least(text)))).toEqual([]);
        const left = chunks.filter(({ text }, i) => {
          const next = chunks[i + 1];
          if (next === undefined || !lastLine(text).startsWith("#")) return false;
          const isHeadings = text.split("\n\n").every((part) => part.startsWith("#"));
          const more = `${text}\n\n${next.text.split("\n\n")[0]}`;
          return !isHeadings || more.length <= maxCharacters - overlap - 2;
        });
        expect(left).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("rows are whole, and each piece of a table has its heading row", () => {
    fc.assert(
      fc.property(documents, limits, ({ response }, maxCharacters) => {
        const source = new Set(response.pages.flatMap(({ markdown }) => markdown.split("\n")));
        for (const { text } of toChunks(response, { maxCharacters })) {
          const lines = text.split("\n");
          const isRow = (line: string | undefined) => line?.startsWith("|") ?? false;
          expect(lines.filter((line) => isRow(line) && !source.has(line))).toEqual([]);
          const headless = lines.filter(
            (line, i) => isRow(line) && !isRow(lines[i - 1]) && lines[i + 1] !== "| --- | --- |",
          );
          expect(headless).toEqual([]);
          expect(text.split("<table>").length).toBe(text.split("</table>").length);
          expect(text.split("<table>").length).toBe(text.split(/<table>(?:\n<thead>\n)?<tr><th>/).length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("pages and boxes are those that the words come from; the path is above all of the chunk", () => {
    fc.assert(
      fc.property(documents, limits, ({ response, repeated }, maxCharacters) => {
        const pageOfWord = new Map(
          response.pages.flatMap(({ markdown, index }) => wordsOf(markdown).map((word) => [word, index] as const)),
        );
        const pathOfWord = pathsIn(response.pages.map(({ markdown }) => markdown).join("\n"));
        expect(pathOfWord.size).toBe(wordsOf(toMarkdown(response)).length);
        for (const { text, pages, boxes, headings } of toChunks(response, { maxCharacters })) {
          const words: ReadonlyArray<string> = wordsOf(text);
          const from = new Set(words.map((word) => pageOfWord.get(word)));
          // A page may have given a picture only.
          const extra = pages.filter((page) => !from.has(page) && !text.includes("img-0"));
          expect([...[...from].filter((page) => !pages.includes(page ?? -1)), ...extra]).toEqual([]);
          const strange = words.filter((word) => {
            const above = pathOfWord.get(word) ?? [];
            // The titles above the text stand under fewer headings than the text itself.
            const isTitle = headings.some((title) => title.includes(word));
            const expected = isTitle ? headings.slice(0, above.length) : headings;
            return above.slice(0, headings.length).join("/") !== expected.join("/");
          });
          expect(strange).toEqual([]);
          const boxed = new Set(boxes.map(({ page, x0 }) => `${page} ${x0}`));
          const wrong = response.pages.flatMap(({ index, blocks }) =>
            (blocks ?? []).filter(({ content, top_left_x }) => {
              const own = wordsOf(content);
              const inside = own.filter((word) => words.includes(word));
              const isBoxed = boxed.has(`${index} ${top_left_x}`);
              // Of a heading row that is repeated alone, nothing is claimed.
              if (inside.every((word) => repeated.has(word))) return own.length > 0 && inside.length === 0 && isBoxed;
              return !isBoxed;
            }),
          );
          expect(wrong).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("crashes on no text", () => {
    const sign = fc.constantFrom(
      "# ",
      "| a | b |\n",
      "| - | - |\n",
      "```\n",
      "<table><tr><td>",
      "</table>",
      "\n",
      "\n\n",
      "- ",
      "> ",
      "x ",
      "$$\n",
      "[t](t)",
      "***\n",
      "　",
      "。",
      "\r\n",
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(sign, fc.string({ maxLength: 5 })), { maxLength: 40, size: "max" }),
        fc.integer({ min: 1, max: 50 }),
        (parts, maxCharacters) => {
          const markdown = parts.join("");
          const tables = [{ id: "t", content: markdown, format: "html" }];
          const chunks = toChunks(oneOf(markdown, { tables }), { maxCharacters });
          const letters = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
          expect(letters(texts(chunks).join("\n"))).toBeGreaterThanOrEqual(
            letters(toText(oneOf(markdown, { tables }))),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
