/** Texts and tables: what is taken for equal, and what never is. */
import { describe, expect, it } from "vitest";
import { normalise, plainText } from "../src/score/normaliser.ts";
import { cellScore, gridOfHtml, gridOfMarkdown } from "../src/score/table-grid.ts";
import { characterErrorRate, sameWord, unmatched } from "../src/score/text.ts";

describe("words", () => {
  it.each([
    ["façade", "facade"],
    ["harbour", "harbcur"],
  ])("letters may differ a little: %s and %s", (truth, found) => expect(sameWord(truth, found)).toBe(true));

  it.each([
    ["£43", "£42"],
    ["£43", "€43"],
    ["2026-03-09", "2026-08-09"],
    ["12%", "12"],
    ["-5", "5"],
    ["1,204.50", "1.204,50"],
    ["cat", "dog"],
  ])("%s is never %s", (truth, found) => expect(sameWord(truth, found)).toBe(false));

  it("each word has one partner", () => {
    expect(unmatched("the the bridge", "the bridge")).toEqual(["the"]);
    expect(unmatched("harbour 17", "harbcur 71")).toEqual(["17"]);
  });

  it("the rate of errors is edits by length", () => {
    expect(characterErrorRate("abcd", "abcd")).toBe(0);
    expect(characterErrorRate("abcd", "abxd")).toBe(0.25);
    expect(characterErrorRate("", "x")).toBe(1);
  });
});

describe("the normaliser", () => {
  it("takes the marks of Markdown away, and no words", () => {
    const markdown =
      "## A **bold** title\n\n- [see](https://a.example/x_y)\n- ![img-0.jpeg](img-0.jpeg)\n\n| a | b |\n| --- | --- |\n| 1 \\| 2 | &amp; |";
    expect(normalise(plainText(markdown))).toBe("A bold title see a b 1 | 2 &");
  });

  it("leaves digits, signs and currencies alone", () => {
    expect(normalise("€1,204.50 on 2026\u201103\u201109 — 5 %")).toBe("€1,204.50 on 2026-03-09 - 5 %");
  });
});

describe("tables", () => {
  it("are read with merged cells", () => {
    const html =
      '<table><tr><th colspan="2">A</th></tr><tr><td rowspan="2">b</td><td>c</td></tr><tr><td>d</td></tr></table>';
    expect(gridOfHtml(html)).toEqual([
      ["A", ""],
      ["b", "c"],
      ["", "d"],
    ]);
    expect(gridOfMarkdown("| A | B |\n| --- | --- |\n| c \\| d | e |")).toEqual([
      ["A", "B"],
      ["c | d", "e"],
    ]);
  });

  it.each(["no table", "<table><tr><td>a", "<table></table>", "<table><tr><td>a</td></tr></table><table></table>"])(
    "%s is none",
    (text) => expect(gridOfHtml(text)).toBeUndefined(),
  );

  it("score by row and text", () => {
    const truth = [
      ["a", "b"],
      ["c", "d"],
    ];
    expect(cellScore(truth, truth)).toBe(1);
    expect(
      cellScore(truth, [
        ["a", "b"],
        ["c", "x"],
      ]),
    ).toBe(0.75);
    expect(
      cellScore(truth, [
        ["c", "d"],
        ["a", "b"],
      ]),
    ).toBe(0);
  });
});
