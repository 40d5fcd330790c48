import { expect, it, describe } from "vitest";
import { readFacts } from "../score/fact.ts";
import { holds } from "../score/fact-check.ts";

const check = (fact: Record<string, unknown>, output: string): boolean | undefined => {
  const [read] = readFacts(JSON.stringify({ id: "test", pdf: "test.pdf", ...fact }));
  return holds(read!, output);
};

describe("present", () => {
  it("ignores emphasis, white space and the spelling of quotes and dashes", () => {
    const fact = { type: "present", text: 'the "bold" plan - part two' };
    expect(check(fact, "Here is the **“bold”**\nplan — part<br>two, at last.")).toBe(true);
    expect(check(fact, "Here is the bald plan - part two, at last.")).toBe(false);
  });
  it("allows max_diffs differences and no more", () => {
    const fact = { type: "present", text: "abcdefghijklmnopqrst", max_diffs: 1 };
    expect(check(fact, "xx abcdefghijkXmnopqrst xx")).toBe(true);
    expect(check(fact, "xx abcdefgXijkXmnopqrst xx")).toBe(false);
  });
  it("does not accept an output that is shorter than the query", () => {
    expect(check({ type: "present", text: "a long sentence about nothing" }, "sentence")).toBe(false);
  });
  it("looks only at the first or last characters when told", () => {
    const text = `start ${"filler ".repeat(20)}end`;
    expect(check({ type: "present", text: "start", first_n: 10 }, text)).toBe(true);
    expect(check({ type: "present", text: "start", last_n: 10 }, text)).toBe(false);
    expect(check({ type: "present", text: "end", first_n: 10, last_n: 10 }, text)).toBe(true);
  });
  it("minds the case unless told otherwise", () => {
    expect(check({ type: "present", text: "HELLO" }, "hello world")).toBe(false);
    expect(check({ type: "present", text: "HELLO", case_sensitive: false }, "hello world")).toBe(true);
  });
});

describe("absent", () => {
  const fact = { type: "absent", text: "Volume 8 | Issue 3" };
  it("is the opposite of present", () => {
    expect(check(fact, "Body text only.")).toBe(true);
    expect(check(fact, "Body text. March 2014 | Volume 8 | Issue 3")).toBe(false);
  });
  it("is not passed by an empty output", () => {
    expect(check(fact, "")).toBe(false);
    expect(check(fact, "--- | ---")).toBe(false);
  });
  it("is not passed by Markdown escapes", () => {
    expect(check(fact, String.raw`Body text. March 2014 \| Volume 8 \| Issue 3`)).toBe(false);
  });
  it("looks at the last characters when told", () => {
    expect(check({ type: "absent", text: "199", last_n: 20 }, "page 199 of a long text that goes on and on")).toBe(
      true,
    );
    expect(check({ type: "absent", text: "199", last_n: 20 }, "a long text that goes on and on 199")).toBe(false);
  });
});

describe("order", () => {
  it("needs one pair in the right order", () => {
    const fact = { type: "order", before: "first part", after: "second part" };
    expect(check(fact, "the first part, the second part")).toBe(true);
    expect(check(fact, "the second part, the first part")).toBe(false);
    expect(check(fact, "second part, first part, second part")).toBe(true);
    expect(check(fact, "the first part alone")).toBe(false);
  });
  it("allows differences", () => {
    const fact = { type: "order", before: "first part", after: "second part", max_diffs: 2 };
    expect(check(fact, "the flrst part, the sec0nd part")).toBe(true);
  });
});

describe("table", () => {
  const pipes = ["| Name | 2019 | 2020 |", "|---|---:|---:|", "| Sales | 1.5 | 2.5 |", "| Costs | 0.5 | 0.7 |"].join(
    "\n",
  );
  it("checks the neighbours of a cell", () => {
    expect(check({ type: "table", cell: "1.5", right: "2.5", left: "Sales", up: "2019", down: "0.5" }, pipes)).toBe(
      true,
    );
    expect(check({ type: "table", cell: "1.5", right: "0.7" }, pipes)).toBe(false);
    expect(check({ type: "table", cell: "9.9" }, pipes)).toBe(false);
  });
  it("checks the headings of a cell", () => {
    expect(check({ type: "table", cell: "0.7", top_heading: "2020", left_heading: "Costs" }, pipes)).toBe(true);
    expect(check({ type: "table", cell: "0.7", top_heading: "2019" }, pipes)).toBe(false);
  });
  it("needs one cell that satisfies everything", () => {
    const twice = "| a | b |\n|---|---|\n| x | 1 |\n| y | 1 |\n| y | 2 |";
    expect(check({ type: "table", cell: "1", left: "y", down: "2" }, twice)).toBe(true);
    expect(check({ type: "table", cell: "1", left: "x", down: "2" }, twice)).toBe(false);
  });
  it("honours spans of HTML tables", () => {
    const html =
      "<table><thead><tr><th rowspan=2>Name</th><th colspan=2>Years</th></tr><tr><th>2019</th><th>2020</th></tr></thead>" +
      "<tr><td>Sales</td><td>1.5</td><td>2.5</td></tr></table>";
    expect(check({ type: "table", cell: "2.5", top_heading: "Years", up: "2020" }, html)).toBe(true);
    expect(check({ type: "table", cell: "Sales", up: "Name" }, html)).toBe(true);
    expect(check({ type: "table", cell: "Years", down: "2020" }, html)).toBe(true);
    expect(check({ type: "table", cell: "2.5", top_heading: "2019" }, html)).toBe(false);
  });
});

describe("other facts", () => {
  it("a blank page has few letters, alt texts included", () => {
    expect(check({ type: "baseline", max_length: 10 }, " \n")).toBe(true);
    expect(check({ type: "baseline", max_length: 10 }, "![img-0.jpeg](img-0.jpeg)")).toBe(false);
  });
  it("formulas are not decided", () => {
    expect(check({ type: "math", math: "x" }, "x")).toBeUndefined();
  });
  it("an unknown type is an error", () => {
    expect(() => check({ type: "format" }, "x")).toThrow("unknown type");
  });
});
