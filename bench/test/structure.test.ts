import { expect, it, describe } from "vitest";
import { headingStructure, readingOrder, tableStructure, withHtmlTables } from "../score/structure.ts";
import { sizeOf, treeDistance, type Tree } from "../score/tree.ts";

const tree = (label: string, ...children: ReadonlyArray<Tree<string>>): Tree<string> => ({ label, children });
const distanceOf = (a: Tree<string>, b: Tree<string>): number => treeDistance(a, b, (x, y) => (x === y ? 0 : 1));

describe("tree edit distance", () => {
  it("gives the distance of Zhang and Shasha's own example", () => {
    const a = tree("f", tree("d", tree("a"), tree("c", tree("b"))), tree("e"));
    const b = tree("f", tree("c", tree("d", tree("a"), tree("b"))), tree("e"));
    expect(distanceOf(a, b)).toBe(2);
    expect(distanceOf(a, a)).toBe(0);
    expect(sizeOf(a)).toBe(6);
  });
  it("counts insertions, deletions and renames", () => {
    expect(distanceOf(tree("a"), tree("a", tree("b"), tree("c")))).toBe(2);
    expect(distanceOf(tree("a", tree("b")), tree("x", tree("b")))).toBe(1);
    expect(distanceOf(tree("a", tree("b", tree("c"), tree("d"))), tree("a", tree("c"), tree("d")))).toBe(1);
  });
});

describe("NID", () => {
  it("is one for the same text whatever its white space and emphasis", () => {
    expect(readingOrder("Some *text*\nhere", "Some   **text** here").full).toBe(1);
  });
  it("leaves out tables for the structure score", () => {
    const score = readingOrder("before\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nafter", "before\n\nafter");
    expect(score.structure).toBe(1);
    expect(score.full).toBeLessThan(0.5);
  });
  it("has no score without a truth", () => {
    expect(readingOrder(" ", "text").full).toBeUndefined();
  });
});

describe("TEDS", () => {
  const truth = "| a | b |\n|---|---|\n| 1 | 2 |";
  it("is one for the same table in another notation", () => {
    const html =
      "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>";
    expect(tableStructure(truth, html)).toEqual({ full: 1, structure: 1 });
  });
  it("charges text by its share, spans and missing cells by one node", () => {
    // 7 nodes: table, 2 rows, 4 cells.
    expect(tableStructure(truth, "| a | b |\n|---|---|\n| 1 | 9 |")).toEqual({ full: 1 - 1 / 7, structure: 1 });
    const spanned = "<table><tr><td>a</td><td>b</td></tr><tr><td rowspan=2>1</td><td>2</td></tr></table>";
    expect(tableStructure(truth, spanned).structure).toBeCloseTo(1 - 1 / 7);
    expect(tableStructure(truth, "<table><tr><td>a</td><td>b</td></tr></table>").structure).toBeCloseTo(1 - 3 / 7);
  });
  it("is zero without a table, and nothing when the truth has none", () => {
    expect(tableStructure(truth, "no table").full).toBe(0);
    expect(tableStructure("no table", truth).full).toBeUndefined();
  });
});

describe("MHS", () => {
  it("treats all levels alike", () => {
    expect(headingStructure("# One\ntext\n## Two\nmore", "### One\ntext\n# Two\nmore")).toEqual({
      full: 1,
      structure: 1,
    });
  });
  it("charges a missing heading and what moves with it", () => {
    // Truth: document, two headings, two contents. Output: one heading less, its content one longer.
    const score = headingStructure("# One\nabc\n# Two\nxyz", "# One\nabc Two xyz");
    expect(score.structure).toBeCloseTo(1 - 2 / 5);
    expect(score.full).toBeLessThan(score.structure ?? 0);
  });
  it("is zero without headings, and nothing when the truth has none", () => {
    expect(headingStructure("# One", "One").full).toBe(0);
    expect(headingStructure("One", "# One").full).toBeUndefined();
  });
});

describe("pipe tables as HTML", () => {
  it("fits short rows, drops an empty header and escapes", () => {
    expect(withHtmlTables("a\n| | |\n|---|---|\n| x < y | 2 |\n| 3 |\nb")).toBe(
      "a\n<table><tr><th>x &lt; y</th><th>2</th></tr><tr><td>3</td><td></td></tr></table>\nb",
    );
  });
});
