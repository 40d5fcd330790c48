/** Text as Markdown: what is escaped, what is not, and that nothing is lost when it is rendered. */
import * as fc from "fast-check";
import MarkdownIt from "markdown-exit";
import { describe, expect, it } from "vitest";
import { compose, line, lines, markdown, page, prose } from "./layout-content.ts";

const reader = new MarkdownIt();

/** The text that a reader of the Markdown sees; numbers of list items written out. */
const rendered = (text: string): string => {
  let seen = "";
  for (const token of reader.parse(text, {})) {
    if (token.type === "list_item_open" && token.info !== "") seen += `${token.info}${token.markup} `;
    if (token.type === "fence" || token.type === "code_block") seen += `${token.content} `;
    for (const child of token.children ?? [])
      seen += child.type === "softbreak" || child.type === "hardbreak" ? " " : child.content;
    seen += " ";
  }
  return seen;
};

const spoken = (text: string): ReadonlyArray<string> => text.split(/\s+/).filter((word) => /[A-Za-z\d]/.test(word));

const word = fc
  .array(
    fc.constantFrom(
      ..."abcXYZ159*_`[]()<>&#!|~\\=+.:;$@'\"^{}%,".split(""),
      ...["**", "__", "](", "<b>", "&amp;", "![", "``", "~~", "[x]:", "1.", "a_b", "- "].map((piece) => piece.trim()),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(""))
  // Hyphens, slashes and addresses join lines, rows of dots are shortened: other tests see to that.
  .filter((text) => !/[-/]$|^\.+$|https?:|www\.|^\(?[a-z\d]$/i.test(text));

describe("escaping", () => {
  it("loses no word of any text", () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const texts = rows.map((words) => words.join(" "));
        const text = markdown(lines(texts, 50, 100));
        expect(spoken(rendered(text))).toEqual(spoken(texts.join(" ")));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    "snake_case and other_words stay",
    "2 * 3 * 4 is 24",
    "a < b and c > d, p<0.05",
    "see [1] and [2, p. 3]",
    "R&D & more",
    "costs $5 | 6 euros",
    "well - perhaps",
    "C# and #1",
  ])("leaves harmless text as it is: %s", (text) => {
    expect(markdown(line(text, 50, 100))).toBe(text);
  });

  it.each([
    ["# no heading", "\\# no heading"],
    ["> no quotation", "\\> no quotation"],
    ["1985. A year", "1985\\. A year"],
    ["it is *not bold* here", "it is \\*not bold\\* here"],
    ["a link [so](there) is none", "a link \\[so\\](there) is none"],
    ["the tag <b> stays", "the tag \\<b> stays"],
    ["the entity &amp; stays", "the entity \\&amp; stays"],
  ])("escapes what would be markup: %s", (text, expected) => {
    expect(markdown(line(text, 50, 100))).toBe(expected);
    expect(rendered(expected).trim()).toBe(text);
  });
});

describe("inline markup", () => {
  it("marks bold and italic phrases inside ordinary text, and nothing else", () => {
    const [a = "", b = ""] = prose("Text", 2, 400);
    const words = [
      ...line("Background:", 50, 100, { bold: true }),
      ...line("as it was", 120, 100),
      ...line("et aliter", 170, 100, { italic: true }),
    ];
    expect(markdown([...words, ...lines([a, b], 50, 130)])).toMatch(/^\*\*Background:\*\* as it was \*et aliter\*\n/);
    expect(markdown(lines([a, b], 50, 100, { bold: true }))).not.toContain("*");
    expect(
      markdown([
        ...line("the number", 50, 100),
        ...line("x", 103, 100, { italic: true }),
        ...line("is small", 112, 100),
      ]),
    ).toBe("the number x is small");
  });

  it("writes links in their places, and addresses as they are", () => {
    const words = line("Read the manual at www.example.org now", 50, 100);
    const area = (from: number, to: number) => ({
      x0: words[from]?.x0 ?? 0,
      x1: words[to]?.x1 ?? 0,
      y0: 90,
      y1: 103,
    });
    const links = [
      { ...area(1, 2), url: "https://example.org/a (b)" },
      { ...area(4, 4), url: "https://www.example.org/" },
    ];
    const [first] = compose([page(words, { links })]);
    expect(first?.markdown).toBe("Read [the manual](https://example.org/a%20%28b%29) at www.example.org now");
    expect(first?.hyperlinks).toEqual(["https://example.org/a (b)", "https://www.example.org/"]);
  });

  it("sets listings in a fence, with their indentation", () => {
    const code = { monospace: true };
    const words = [
      ...lines(prose("Text", 6, 400), 50, 60),
      ...line("if (ready) {", 50, 160, code),
      ...line("run(`now`);", 62, 172, code),
      ...line("}", 50, 184, code),
    ];
    const [first] = compose([page(words)]);
    expect(first?.markdown).toContain("```\nif (ready) {\n  run(`now`);\n}\n```");
    expect(first?.blocks?.at(-1)?.type).toBe("code");
  });

  it("shortens rows of dots in a table of contents, and keeps its lines", () => {
    const dots = ". ".repeat(30).trim();
    expect(markdown(lines([`Preface ${dots} vii`, `Chapter 1. Origins ${dots} 1`], 50, 100))).toBe(
      "Preface … vii\nChapter 1. Origins … 1",
    );
  });
});
