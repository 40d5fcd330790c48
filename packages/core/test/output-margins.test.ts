import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineMargins, moveMargins } from "../src/output/margins.ts";
import { block, pageOf } from "./output-page.ts";

const both = { header: true, footer: true };

describe("moveMargins", () => {
  it("moves what stands to the letter, and nothing that was not asked for", () => {
    const page = pageOf("Report 7\n\n# Title\n\nbody\n\nPage 1\nof 9", {
      blocks: [
        block("header", "Report 7"),
        block("title", "# Title"),
        block("text", "body"),
        block("footer", "Page 1\nof 9"),
      ],
    });
    const moved = moveMargins(page, both);
    expect(moved.warnings).toEqual([]);
    expect(moved.page).toMatchObject({ markdown: "# Title\n\nbody", header: "Report 7", footer: "Page 1\nof 9" });
    expect(moved.page.blocks).toEqual(page.blocks);
    const header = moveMargins(page, { header: true, footer: false }).page;
    expect(header.markdown).toBe("# Title\n\nbody\n\nPage 1\nof 9");
    expect(header.footer).toBeUndefined();
    expect(inlineMargins(moved.page)).toMatchObject({ markdown: page.markdown, header: null, footer: null });
  });

  it("joins several texts by lines and takes the place that the order of blocks names", () => {
    const blocks = [
      block("header", "7"),
      block("header", "Annual report"),
      block("text", "first"),
      block("text", "7"),
      block("text", "last"),
      block("footer", "7"),
    ];
    const { page } = moveMargins(pageOf("7\n\nAnnual report\n\nfirst\n\n7\n\nlast\n\n7", { blocks }), both);
    expect(page).toMatchObject({ markdown: "first\n\n7\n\nlast", header: "7\nAnnual report", footer: "7" });
  });

  it("warns of a text that is not there as lines of its own, without quoting it", () => {
    const blocks = [block("header", "Secret"), block("text", "a Secret b")];
    const { page, warnings } = moveMargins(pageOf("a Secret b", { index: 3, blocks }), both);
    expect(page.markdown).toBe("a Secret b");
    expect(page.header).toBeUndefined();
    expect(warnings).toEqual(["the header of page 3 does not stand in its markdown to the letter and stays there"]);
  });

  it("leaves a page alone that has the field, or no such blocks", () => {
    const done = pageOf("Report\n\nbody", { header: "Report", blocks: [block("header", "Report")] });
    expect(moveMargins(done, both)).toEqual({ page: done, warnings: [] });
    const plain = pageOf("x", { blocks: null });
    expect(moveMargins(plain, both)).toEqual({ page: plain, warnings: [] });
    expect(inlineMargins(plain)).toBe(plain);
  });

  it("moves the words' places with the text, both ways", () => {
    const scores = (places: ReadonlyArray<readonly [string, number]>) => ({
      average_page_confidence_score: 1,
      minimum_page_confidence_score: 1,
      word_confidence_scores: places.map(([text, start_index]) => ({ text, confidence: 1, start_index })),
    });
    const page = pageOf("Head\n\nbody\n\nFoot", {
      blocks: [block("header", "Head"), block("footer", "Foot")],
      confidence_scores: scores([
        ["Head", 0],
        ["body", 6],
        ["Foot", 12],
      ]),
    });
    const moved = moveMargins(page, both).page;
    expect(moved.confidence_scores).toEqual(scores([["body", 0]]));
    expect(inlineMargins(moved).confidence_scores).toEqual(scores([["body", 6]]));
  });

  it("loses no word of any page", () => {
    const word = fc.stringMatching(/^[a-c]{1,2}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    const part = fc.tuple(fc.constantFrom("header", "footer", "text"), line, fc.constantFrom("\n", "\n\n", "\n\n\n"));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const markdown = parts
          .map(([, text, gap]) => text + gap)
          .join("")
          .trim();
        const page = pageOf(markdown, { blocks: parts.map(([type, text]) => block(type, text)) });
        const { page: moved, warnings } = moveMargins(page, both);
        const words = (text: string) =>
          text
            .split(/\s+/)
            .filter((found) => found !== "")
            .toSorted();
        expect(words(`${moved.header ?? ""} ${moved.markdown} ${moved.footer ?? ""}`)).toEqual(words(markdown));
        expect(warnings).toEqual([]);
        const texts = (type: string) =>
          parts
            .filter(([kind]) => kind === type)
            .map(([, text]) => text)
            .join("\n");
        expect(moved.header ?? "").toBe(texts("header"));
        expect(moved.footer ?? "").toBe(texts("footer"));
      }),
    );
  });
});
