/** Random documents for the tests of the output: every word differs, every kind of block occurs. */
import type { Page } from "@ocr/core";
import { toText } from "@ocr/core/output";
import fc from "fast-check";
import { block, image, oneOf, pageOf } from "./output-page.ts";

/** A document of words that all differ, made from the kinds of blocks that pages have. */
type Kind = "heading" | "paragraph" | "list" | "table" | "html" | "code" | "quote" | "image" | "page";
interface Shape {
  readonly kind: Kind;
  readonly level: number;
  readonly sizes: ReadonlyArray<number>;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom<Kind>(
    "heading",
    "heading",
    "paragraph",
    "paragraph",
    "list",
    "table",
    "html",
    "code",
    "quote",
    "image",
    "page",
  ),
  level: fc.integer({ min: 1, max: 4 }),
  sizes: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 9 }),
});

const documentOf = (shapes: ReadonlyArray<Shape>) => {
  let n = 0;
  const words = (count: number) => Array.from({ length: count }, () => `w${n++}`).join(" ");
  // Words of heading rows may stand in several chunks.
  const repeated = new Set<string>();
  const row = (isHead: boolean) => {
    const cells = [words(1), words(2)];
    if (isHead) for (const word of cells.join(" ").split(" ")) repeated.add(word);
    return cells;
  };
  const pages: Array<{ parts: Array<string>; page: Partial<Page> }> = [{ parts: [], page: {} }];
  for (const { kind, level, sizes } of shapes) {
    const last = pages.at(-1);
    if (kind === "page") pages.push({ parts: [], page: {} });
    else if (kind === "heading") last?.parts.push(`${"#".repeat(level)} ${words(Math.min(3, sizes[0] ?? 1))}`);
    else if (kind === "paragraph")
      last?.parts.push(sizes.map((size) => `${words(size)}.`).join(sizes.length % 2 === 0 ? " " : "\n"));
    else if (kind === "list") last?.parts.push(sizes.map((size, i) => `${i + 1}. ${words(size)}`).join("\n"));
    else if (kind === "quote") last?.parts.push(sizes.map((size) => `> ${words(size)}.`).join("\n"));
    else if (kind === "code") last?.parts.push(["```", ...sizes.map((size) => words(size)), "```"].join("\n"));
    else if (kind === "image") last?.parts.push("![img-0.jpeg](img-0.jpeg)");
    else if (kind === "table") {
      const line = (cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`;
      last?.parts.push([line(row(true)), "| --- | --- |", ...sizes.map(() => line(row(false)))].join("\n"));
    } else {
      const line = (cells: ReadonlyArray<string>, tag: string) =>
        `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
      const plain = line(row(true), "th") + sizes.map(() => line(row(false), "td")).join("");
      const spanned = `<tr><td rowspan="2">${words(1)}</td><td>${words(1)}</td></tr><tr><td>${words(1)}</td></tr>`;
      last?.parts.push(`<table>${plain}${spanned}</table>`);
    }
  }
  const response = {
    pages: pages.map(({ parts }, i) =>
      pageOf(parts.join("\n\n"), {
        index: 2 * i,
        images: [image("img-0.jpeg")],
        blocks: parts.map((text, n) =>
          block(text.startsWith("#") ? "title" : "text", text.startsWith("<") ? toText(oneOf(text)) : text, n),
        ),
      }),
    ),
  };
  return { response, repeated, count: n };
};

/** Documents with `repeated`, the words of heading rows, and `count`, the number of words `w0`, `w1`, … in reading order. */
export const documents = fc.array(shape, { maxLength: 25, size: "max" }).map(documentOf);
