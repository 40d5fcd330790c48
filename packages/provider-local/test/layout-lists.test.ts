/** List items: which marks count, how deep they nest, and how they are written. */
import { describe, expect, it } from "vitest";
import { line, lines, markdown, prose } from "./layout-content.ts";

describe("lists", () => {
  it("turns bullets into a list, with the lines that belong to each item", () => {
    const [long = ""] = prose("First", 1, 380);
    const text = markdown([
      ...line(`• ${long}`, 50, 100),
      ...line("and goes on here.", 57.5, 112),
      ...line("• Second item", 50, 124),
      ...line("• Third item", 50, 136),
    ]);
    expect(text).toBe(`- ${long} and goes on here.\n- Second item\n- Third item`);
  });

  it("nests by indentation", () => {
    const text = markdown([
      ...line("1. Fruit", 50, 100),
      ...line("• Apples", 70, 112),
      ...line("• Pears", 70, 124),
      ...line("2. Bread", 50, 136),
    ]);
    expect(text).toBe("1. Fruit\n   - Apples\n   - Pears\n2. Bread");
  });

  it("keeps the printed numbers, and letters behind a dash", () => {
    expect(markdown(lines(["7) One", "8) Two"], 50, 100))).toBe("7) One\n8) Two");
    expect(markdown(lines(["(a) One", "(b) Two"], 50, 100))).toBe("- (a) One\n- (b) Two");
    expect(markdown(lines(["iv. One", "v. Two", "vi. Three"], 50, 100))).toBe("- iv. One\n- v. Two\n- vi. Three");
  });

  it("does not take a year or an initial for the number of an item", () => {
    const [a = "", b = ""] = prose("Line", 2, 380);
    expect(markdown(lines([a, "1985. That was long ago.", b], 50, 100))).not.toMatch(/^1985\. /m);
    expect(markdown(lines(["A. Smith wrote this", "without any list"], 50, 100))).not.toContain("- A.");
  });

  it("does not take a dash inside a text for a bullet", () => {
    const [a = "", b = ""] = prose("Line", 2, 380);
    expect(markdown(lines([a, `- ${b}`, a], 50, 100))).not.toContain("\n- ");
  });

  it("goes on with a list in the next column", () => {
    const item = (number: number) => [`${number}. ${prose("Item", 1, 180)[0]}`, prose("more", 1, 200)[0] ?? ""];
    const column = (numbers: ReadonlyArray<number>, x: number) =>
      numbers.flatMap((number, index) => {
        const [first = "", second = ""] = item(number);
        return [...line(first, x, 100 + 24 * index), ...line(second, x + 11, 112 + 24 * index)];
      });
    const text = markdown([...column([1, 2, 3], 50), ...column([4, 5, 6], 320)]);
    expect(text.match(/^\d\. Item/gm)).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${number}. Item`));
    expect(text).not.toContain("\n\n");
  });
});
