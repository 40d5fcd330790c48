import { expect, it, describe } from "vitest";
import { countRelations, relationsOf, scoresOf } from "../score/adjacency.ts";
import { htmlTables, pipeTables, tablesOf } from "../score/markdown-table.ts";
import { readTableTruth } from "../score/table-truth.ts";

const html = (rows: ReadonlyArray<string>): string => `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;

describe("tables of a Markdown text", () => {
  it("reads pipe tables with empty cells and escaped pipes", () => {
    const [grid] = pipeTables(["text", "||Q1|Q2|", "|---|---|---|", String.raw`|a \| b||2|`, "text"].join("\n"));
    expect(grid?.places.map((row) => row.map((cell) => cell?.text))).toEqual([
      ["", "Q1", "Q2"],
      ["a | b", "", "2"],
    ]);
  });
  it("wants two lines for a pipe table", () => {
    expect(pipeTables("one | line\n\nnothing")).toEqual([]);
  });
  it("reads HTML tables, nested and unclosed ones too", () => {
    const rows = htmlTables(
      "<table><tr><td>a<td>b<br>c<tr><td><table><tr><td>inner</td></tr></table></td></tr></table>",
    );
    expect(rows.map((cells) => cells.map((row) => row.map(({ text }) => text)))).toEqual([
      [["a", "b\nc"], [""]],
      [["inner"]],
    ]);
  });
  it("places spanning cells as HTML does", () => {
    const [grid] = tablesOf(html(["<td rowspan=2>a</td><td>b</td>", "<td>c</td>", "<td colspan=2>d</td>"]));
    expect(grid?.places.map((row) => row.map((cell) => cell?.text))).toEqual([
      ["a", "b"],
      ["a", "c"],
      ["d", "d"],
    ]);
  });
});

describe("adjacency relations", () => {
  it("skips empty cells and counts each pair once for each direction", () => {
    const relations = relationsOf(tablesOf(html(["<td>A</td><td></td><td>B</td>", "<td>C</td><td colspan=2>D</td>"])));
    expect([...relations.keys()].toSorted()).toEqual(["down a c", "down b d", "right a b", "right c d"]);
  });
  it("a spanning cell meets all its neighbours", () => {
    const relations = relationsOf(tablesOf(html(["<td rowspan=2>A</td><td>B</td>", "<td>C</td>"])));
    expect([...relations.keys()].toSorted()).toEqual(["down b c", "right a b", "right a c"]);
  });
  it("scores precision, recall and F1 of the multisets", () => {
    const truth = tablesOf(html(["<td>a</td><td>b</td>", "<td>c</td><td>d</td>"]));
    const output = tablesOf(html(["<td>a</td><td>b</td>", "<td>c</td><td>x</td>"]));
    const counts = countRelations(truth, output);
    expect(counts).toEqual({ matched: 2, predicted: 4, truth: 4 });
    expect(scoresOf(counts).f1).toBe(0.5);
    expect(scoresOf(countRelations(truth, [])).f1).toBe(0);
    expect(scoresOf(countRelations(truth, truth)).f1).toBe(1);
  });
});

describe("truth of the table competition", () => {
  const cell = (row: number, column: number, text: string, more = ""): string =>
    `<cell id="1" start-row="${row}" start-col='${column}' ${more}><bounding-box/><content>${text}</content></cell>`;
  it("reads spans and keeps the pages of a table apart", () => {
    const xml = `<?xml version="1.0"?><document><table id="1">
      <region id="1" page="1" col-increment="0" row-increment="0">${cell(0, 0, "A &amp; B", 'end-col="1"')}${cell(1, 0, "c")}${cell(1, 1, "d")}</region>
      <region id="2" page="2" col-increment="0" row-increment="0">${cell(0, 0, "e")}</region></table></document>`;
    const grids = readTableTruth(xml);
    expect(grids.map((grid) => grid.places.map((row) => row.map((place) => place?.text)))).toEqual([
      [
        ["A & B", "A & B"],
        ["c", "d"],
      ],
      [["e"]],
    ]);
  });
  it("joins regions of one page by their increments", () => {
    const xml = `<document><table><region page="1" row-increment="0" col-increment="0">${cell(0, 0, "a")}</region>
      <region page="1" row-increment="1" col-increment="0">${cell(0, 0, "b")}</region></table></document>`;
    expect([...relationsOf(readTableTruth(xml)).keys()]).toEqual(["down a b"]);
  });
});
