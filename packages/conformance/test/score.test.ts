/** Texts and tables: what is taken for equal, and what never is. */
import { describe, expect, it } from "vitest";
import { factKeeper } from "../src/score/facts.ts";
import { foundTables, wholeText } from "../src/score/found-tables.ts";
import { strayNumbers } from "../src/score/likeness.ts";
import { normalise, plainText } from "../src/score/normaliser.ts";
import { cellScore, commonCells, gridOfHtml, gridOfMarkdown } from "../src/score/table-grid.ts";
import { characterErrorRate, sameWord, unmatched } from "../src/score/text.ts";
import { commonWords, inventedWords } from "../src/score/words.ts";

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
    ["invoice7", "invoices"],
  ])("%s is never %s", (truth, found) => expect(sameWord(truth, found)).toBe(false));

  it("each word has one partner", () => {
    expect(unmatched("the the bridge", "the bridge")).toEqual(["the"]);
    expect(unmatched("harbour 17", "harbcur 71")).toEqual(["17"]);
  });

  it("are common as often as both texts have them", () => {
    expect(commonWords("a a b", "a b b c")).toEqual({ common: 2, truth: 3, found: 4 });
  });

  it("are invented alone or in a row; marks are no words, and what is forgiven does not count", () => {
    expect(inventedWords("the bridge", "• the new bridge the 17 —")).toEqual({
      words: ["new", "the", "17"],
      exact: ["17"],
      run: ["the", "new"],
    });
    expect(inventedWords("the", "the the the").run).toEqual(["the", "the"]);
    expect(inventedWords("the bridge", "the new bridge", (word) => word === "new").words).toEqual([]);
  });

  it("numbers that stand on one side only are found on either", () => {
    expect(strayNumbers("costs €5", "costs €5 in 2026")).toEqual(["2026"]);
    expect(strayNumbers("costs €5 in 2026", "costs €6")).toEqual(["€5", "2026", "€6"]);
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

  it("count a cell as often as both have it", () => {
    expect(commonCells([["a", "a", ""]], [["a", "b"]])).toEqual({ common: 1, truth: 2, found: 2 });
    expect(commonCells([["a"]], [["a", "a"]]).common).toBe(1);
    expect(commonCells([["a", "a"]], [["a"]]).common).toBe(1);
  });

  it("are found in the text, in HTML and with pipes, or beside it, and put back in their places", () => {
    const pipes = "| A | B |\n| --- | --- |\n| 1 | 2 |";
    const html = "<table><tr><th>C</th></tr></table>";
    const grids = foundTables({ markdown: `text\n\n${pipes}\n\n${html}\n\nmore` }).map((table) => table.grid);
    expect(grids).toEqual([
      [
        ["A", "B"],
        ["1", "2"],
      ],
      [["C"]],
    ]);
    const tables = [
      { id: "tbl-0.html", content: html, format: "html" },
      { id: "tbl-1.md", content: pipes, format: "markdown" },
    ];
    const page = { markdown: "before\n\n[tbl-0.html](tbl-0.html)\n\nbehind", tables };
    expect(foundTables(page).map((table) => table.merges)).toEqual([true, false]);
    expect(normalise(plainText(wholeText(page)))).toBe("before C behind A B 1 2");
  });

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

describe("facts", () => {
  const text = "The old bridge cost €45 in 2026. The new tunnel is 12 km long.";
  const grid = [
    ["Item", "", "Price"],
    ["bridge", "old", "€45"],
    ["tunnel", "", "€67"],
  ];
  const keeps = factKeeper({ text, tables: [grid] });

  it.each([
    { kind: "present", text: "The old bridge" },
    { kind: "present", text: "Theold bridge" },
    { kind: "present", text: "The old bridqe cost" },
    { kind: "absent", text: "€46" },
    { kind: "order", text: "old bridge", next: "new tunnel" },
    { kind: "neighbour", text: "Item", next: "Price", side: "right" },
    { kind: "neighbour", text: "bridge", next: "tunnel", side: "below" },
    { kind: "neighbour", text: "€45", next: "€67", side: "below" },
  ] as const)("%j holds", (fact) => expect(keeps(fact)).toBe(true));

  it.each([
    { kind: "present", text: "The old castle" },
    { kind: "present", text: "cost €46" },
    { kind: "absent", text: "€45" },
    { kind: "order", text: "new tunnel", next: "old bridge" },
    { kind: "order", text: "old bridge", next: "a castle" },
    { kind: "neighbour", text: "bridge", next: "€45", side: "right" },
    { kind: "neighbour", text: "tunnel", next: "€67", side: "below" },
    { kind: "neighbour", text: "€67", next: "€45", side: "below" },
  ] as const)("%j does not", (fact) => expect(keeps(fact)).toBe(false));
});
