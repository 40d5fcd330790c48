import { isOcrError } from "@ocr/core";
import { type Chunk, toChunks } from "@ocr/core/output";
import { describe, expect, it } from "vitest";
import { block, image, oneOf, pageOf } from "./output-page.ts";

const texts = (chunks: ReadonlyArray<Chunk>) => chunks.map(({ text }) => text);

describe("toChunks", () => {
  it("keeps sections together and says where they stand", () => {
    const markdown = "# Rent\n\n## Sum\n\nIt is 900 euros.\n\n## Date\n\nOn the first.\n\n# Pets\n\nA cat is welcome.";
    const chunks = toChunks(oneOf(markdown), { maxCharacters: 70 });
    expect(texts(chunks)).toEqual([
      "# Rent\n\n## Sum\n\nIt is 900 euros.\n\n## Date\n\nOn the first.",
      "# Pets\n\nA cat is welcome.",
    ]);
    expect(chunks.map(({ headings }) => headings)).toEqual([["Rent"], ["Pets"]]);
    const small = toChunks(oneOf(markdown), { maxCharacters: 40 });
    expect(small.map(({ headings }) => headings)).toEqual([["Rent", "Sum"], ["Rent", "Date"], ["Pets"]]);
    expect(toChunks(oneOf(markdown))).toHaveLength(1);
    expect(toChunks({ pages: [] })).toEqual([]);
  });

  it("cuts prose at ends of sentences and lines, else between words, never in a link", () => {
    const cut = (markdown: string, maxCharacters: number) => texts(toChunks(oneOf(markdown), { maxCharacters }));
    expect(cut("One two three. Four five six! Seven?", 32)).toEqual(["One two three. Four five six!", "Seven?"]);
    expect(cut("One two\nthree four", 12)).toEqual(["One two", "three four"]);
    expect(cut("one two three four", 9)).toEqual(["one two", "three", "four"]);
    expect(cut("see [a long label](https://example.com/x) now", 20)).toEqual([
      "see",
      "[a long label](https://example.com/x)",
      "now",
    ]);
    expect(cut("日本語の文。次の文です。", 8)).toEqual(["日本語の文。", "次の文です。"]);
    expect(cut("- one\n  two\n- three\n- four", 16)).toEqual(["- one\n  two", "- three\n- four"]);
    expect(cut("```js\na b\nc d\n```", 14)).toEqual(["```js\na b\n```", "```\nc d\n```"]);
  });

  it("repeats what was asked from the end of the chunk before, but not over a heading or out of a table", () => {
    const prose = "One two three. Four five six. Seven eight nine. Ten.";
    expect(texts(toChunks(oneOf(prose), { maxCharacters: 48, overlap: 16 }))).toEqual([
      "One two three. Four five six.",
      "Four five six.\n\nSeven eight nine. Ten.",
    ]);
    const chunks = toChunks(oneOf(`${prose}\n\n# New\n\n${prose}\n\n| a |\n| --- |\n| 1 |\n\n${prose}`), {
      maxCharacters: 80,
      overlap: 10,
    });
    for (const { text } of chunks.filter((chunk) => chunk.text.includes("# New"))) expect(text).toMatch(/^# New/);
    expect(texts(chunks).filter((text) => text.includes("| 1 |"))).toHaveLength(1);
  });

  it("goes over pages, or breaks at them, and leaves no heading behind", () => {
    const response = { pages: [pageOf("one\n\n# Two", { index: 4 }), pageOf("three", { index: 7 })] };
    expect(toChunks(response)).toMatchObject([{ text: "one\n\n# Two\n\nthree", pages: [4, 7] }]);
    expect(toChunks(response, { breakAtPages: true })).toMatchObject([
      { text: "one", pages: [4], headings: [] },
      { text: "# Two\n\nthree", pages: [4, 7], headings: ["Two"] },
    ]);
  });

  it("takes boxes of tables and pictures by their ids, and of margins when they are there", () => {
    const blocks = [
      block("header", "Report", 1),
      block("image", "", 2, { image_id: "img-0.jpeg" }),
      block("text", "Report", 3),
      block("table", "<table><tr><td>other</td></tr></table>", 4, { table_id: "t" }),
      block("signature", "", 5),
    ];
    const page = oneOf("![img-0.jpeg](img-0.jpeg)\n\nReport\n\n[t](t)", {
      header: "Report",
      blocks,
      images: [image("img-0.jpeg")],
      tables: [{ id: "t", content: "| 1 |\n| --- |", format: "markdown" }],
    });
    const boxes = (options: Parameters<typeof toChunks>[1]) =>
      toChunks(page, options).flatMap((chunk) => chunk.boxes.map(({ type, x0, x1 }) => `${type} ${x0} ${x1}`));
    expect(boxes({})).toEqual(["image 2 3", "text 3 4", "table 4 5"]);
    expect(boxes({ images: "drop" })).toEqual(["text 3 4", "table 4 5"]);
    expect(boxes({ header: true })).toEqual(["header 1 2", "image 2 3", "text 3 4", "table 4 5"]);
  });

  it("tells apart blocks that say the same", () => {
    const words = ["same", "one two", "same", "three four", "same"];
    const blocks = words.map((text, n) => block("text", text, n));
    const chunks = toChunks(oneOf(words.join("\n\n"), { blocks }), { maxCharacters: 13 });
    expect(
      chunks.map(({ text, boxes }) => `${text.replaceAll("\n\n", ",")} ${boxes.map(({ x0 }) => x0).join()}`),
    ).toEqual(["same,one two 0,1", "same 2", "three four 3", "same 4"]);
    const boxed = (markdown: string, order: ReadonlyArray<string>) =>
      toChunks(oneOf(markdown, { blocks: order.map((text, n) => block("text", text, n)) }), { maxCharacters: 3 }).map(
        ({ boxes }) => boxes.map(({ x0 }) => x0).join(),
      );
    // A text without a block, and blocks out of their order, do not lead the others astray.
    expect(boxed("a b\n\nc d\n\na b", ["c d", "a b"])).toEqual(["", "0", "1"]);
    expect(boxed("a b\n\na b\n\nc d", ["c d", "a b", "a b"])).toEqual(["1", "2", "0"]);
  });

  it("repeats nothing where a line is longer than the limit anyway", () => {
    const code = `\`\`\`\n${"x".repeat(60)}\n\`\`\``;
    expect(texts(toChunks(oneOf(`One two. Three.\n\n${code}`), { maxCharacters: 50, overlap: 10 }))[1]).toBe(code);
  });

  it("refuses numbers that make no sense", () => {
    for (const options of [
      { maxCharacters: 0 },
      { maxCharacters: 1.5 },
      { overlap: -1 },
      { maxCharacters: 10, overlap: 9 },
    ]) {
      const error = (() => {
        try {
          return toChunks(oneOf("x"), options);
        } catch (thrown) {
          return thrown;
        }
      })();
      expect(isOcrError(error) && error.reason).toBe("InvalidRequest");
    }
  });
});
