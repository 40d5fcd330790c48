/** Reading order: columns, what stands across them, and what only looks like columns. */
import { describe, expect, it } from "vitest";
import { line, lines, markdown, page, compose, prose } from "./layout-content.ts";

/** The order in which the words that begin with a capital and end with a number come. */
const order = (text: string, pattern: RegExp): ReadonlyArray<string> => text.match(pattern) ?? [];

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);

describe("columns", () => {
  it("reads two columns under a title that stands across both", () => {
    const text = markdown([
      ...line("A title that stands across both of the columns", 60, 60, { size: 20 }),
      ...lines(prose("Left", 12, 230), 50, 120),
      ...lines(prose("Right", 12, 230), 310, 120),
    ]);
    expect(text).toMatch(/^# A title that stands across both of the columns\n/);
    expect(order(text, /(?:Left|Right)\d+/g)).toEqual([...numbered("Left", 12), ...numbered("Right", 12)]);
  });

  it("reads three columns of different height, and what stands below all of them", () => {
    const text = markdown([
      ...lines(prose("One", 14, 160), 40, 100),
      ...lines(prose("Two", 14, 160), 220, 100),
      ...lines(prose("Three", 6, 160), 400, 100),
      ...lines(prose("Below", 3, 520), 40, 320),
    ]);
    const expected = ["One", "Two", "Three", "Below"].flatMap((name, index) =>
      numbered(name, [14, 14, 6, 3][index] ?? 0),
    );
    expect(order(text, /(?:One|Two|Three|Below)\d+/g)).toEqual(expected);
  });

  it("keeps a ragged column whole that goes on below the end of a shorter one", () => {
    const text = markdown([
      ...lines(prose("Long", 6, 160), 40, 100),
      // A paragraph of its own, whose first line is half a letter wider than all that stands beside the other column.
      ...lines(prose("Wide", 1, 168), 40, 184),
      ...lines(prose("Last", 5, 160), 40, 196),
      ...lines(prose("Short", 6, 160), 230, 100),
    ]);
    const expected = [...numbered("Long", 6), "Wide0", ...numbered("Last", 5), ...numbered("Short", 6)];
    expect(order(text, /(?:Long|Wide|Last|Short)\d+/g)).toEqual(expected);
  });

  it("reads the columns above and below something that stands across them apart", () => {
    const text = markdown([
      ...lines(prose("Aa", 6, 230), 50, 100),
      ...lines(prose("Bb", 6, 230), 310, 100),
      ...lines(prose("Cc", 2, 490), 50, 220),
      ...lines(prose("Dd", 6, 230), 50, 290),
      ...lines(prose("Ee", 6, 230), 310, 290),
    ]);
    const expected = ["Aa", "Bb", "Cc", "Dd", "Ee"].flatMap((name) => numbered(name, name === "Cc" ? 2 : 6));
    expect(order(text, /(?:Aa|Bb|Cc|Dd|Ee)\d+/g)).toEqual(expected);
  });

  it("does not cut a paragraph where a box beside it begins or ends", () => {
    const second = [
      "Third alpha beta gamma delta epsilon zeta kappa lambda sigma omega tau",
      "fourth alpha beta gamma delta epsilon zeta kappa lambda",
      "fifth alpha beta gamma delta epsilon zeta kappa lambda omega",
      "sixth alpha beta gamma delta epsilon zeta kappa lambda sigma omega tau",
      "seventh alpha beta gamma.",
    ];
    const first = ["First alpha beta gamma delta epsilon zeta kappa", "second alpha beta gamma."];
    const box = ["Box alpha beta", "gamma delta."];
    const text = markdown([...lines(first, 60, 100), ...lines(second, 60, 140), ...lines(box, 440, 154)]);
    expect(text.split("\n\n")).toEqual([first.join(" "), second.join(" "), box.join(" ")]);
  });

  it("reads a column of a listing beside a column of text", () => {
    // Half of its lines stand on the heights of the text beside.
    const code = Array.from({ length: 24 }, (_, index) => {
      const words = index % 8 === 0 ? "a call that is as long as its column, which is wide" : "one call or two";
      return line(
        `Left${index} ${words}`,
        50 + (index % 8 === 0 ? 0 : 30 * (index % 4)),
        (index < 14 ? 100 : 106) + 12 * index,
      );
    });
    const text = markdown([...code.flat(), ...lines(prose("Right", 22, 230), 310, 100)]);
    expect(order(text, /(?:Left|Right)\d+/g)).toEqual([...numbered("Left", 24), ...numbered("Right", 22)]);
  });

  it("reads an index by columns, line by line, though its short lines stand side by side", () => {
    const entries = (names: ReadonlyArray<string>) =>
      names.map((name, index) => `${name}, ${index + 3}, ${index + 20}`);
    const [left, right] = [
      entries(["anchor", "barrel", "candle", "dome", "eagle"]),
      entries(["sail", "tide", "urn", "veil", "wave"]),
    ];
    const text = markdown([...line("Index", 50, 60, { size: 16 }), ...lines(left, 50, 120), ...lines(right, 310, 120)]);
    expect(text.split(/\n+/).slice(1)).toEqual([...left, ...right]);
  });

  it("reads the right column first on a page that is written from right to left", () => {
    const arabic = (start: string) =>
      Array.from({ length: 8 }, (_, index) => `${start}${index} مرحبا كلمة كلمة كلمة كلمة`);
    const text = markdown([...lines(arabic("يسار"), 50, 100), ...lines(arabic("يمين"), 310, 100)]);
    const found = order(text, /(?:يسار|يمين)\d/g);
    expect(found.slice(0, 8).every((word) => word.startsWith("يمين"))).toBe(true);
    expect(found).toHaveLength(16);
  });

  it("keeps rows of labels and values together", () => {
    const labels = ["Name:", "Street:", "Town:", "Country:"];
    const text = markdown(
      labels.flatMap((label, index) => [
        ...line(label, 50, 100 + 14 * index),
        ...line(`Value${index}`, 250, 100 + 14 * index),
      ]),
    );
    expect(text).toBe("Name: Value0\nStreet: Value1\nTown: Value2\nCountry: Value3");
  });

  it("reads a note in the margin apart from the text beside it", () => {
    const text = markdown([
      ...lines(["Received in May", "Accepted in June", "by the editor"], 40, 153, { size: 7 }),
      ...lines(prose("Text", 12, 380), 160, 100),
    ]);
    expect(text).toMatch(/Received in May\sAccepted in June\sby the editor\n\n/);
    expect(order(text, /Text\d+/g)).toEqual(numbered("Text", 12));
  });

  it("finds the gutter although some lines stick out of their column", () => {
    const left = prose("Left", 10, 252);
    const text = markdown([
      // Every fourth line ends four points before the right column: hardly more than a space.
      ...left.flatMap((each, index) => line(index % 4 === 1 ? `${each}xx` : each, 50, 100 + 12 * index)),
      ...lines(prose("Right", 10, 230), 316, 100),
    ]);
    expect(order(text, /(?:Left|Right)\d+/g)).toEqual([...numbered("Left", 10), ...numbered("Right", 10)]);
  });

  it("puts a heading between columns and the text below to that text", () => {
    const text = markdown([
      ...lines(prose("Left", 8, 230), 50, 100),
      ...lines(prose("Right", 8, 230), 310, 100),
      ...line("Third part", 50, 230),
      ...lines(prose("Across", 3, 490), 50, 246),
    ]);
    expect(text.indexOf("Third part")).toBeGreaterThan(text.indexOf("Right7"));
    expect(text.indexOf("Third part")).toBeLessThan(text.indexOf("Across0"));
  });

  it("puts a picture beside text before or after it, never between its lines", () => {
    const picture = {
      x0: 320,
      y0: 90,
      x1: 550,
      y1: 250,
      key: 7,
      pixelWidth: 400,
      pixelHeight: 300,
      extension: "jpeg" as const,
    };
    const [first] = compose([page(lines(prose("Text", 12, 250), 50, 100), { pictures: [picture] })]);
    expect(first?.markdown).toMatch(/^Text0[^]*\n\n!\[img-0\.jpeg\]\(img-0\.jpeg\)$/);
  });

  it("reads blocks of lines under bold heads one after the other, and labels with their values", () => {
    const text = markdown([
      ...line("Billed to", 50, 100, { bold: true }),
      ...lines(["Quillon Press Ltd", "18 Saltgate Row", "Port Ellery"], 50, 114),
      ...line("From", 230, 100, { bold: true }),
      ...lines(["Harrow Bindery", "The Old Ropewalk", "Castle Brennan"], 230, 114),
    ]);
    expect(text.replace(/#+ /g, "").split(/\n+/)).toEqual([
      "Billed to",
      "Quillon Press Ltd",
      "18 Saltgate Row",
      "Port Ellery",
      "From",
      "Harrow Bindery",
      "The Old Ropewalk",
      "Castle Brennan",
    ]);
  });

  it("does not take a logo above a column of cells for the beginning of a text column", () => {
    const logo = {
      x0: 50,
      y0: 40,
      x1: 110,
      y1: 90,
      key: 0,
      pixelWidth: 60,
      pixelHeight: 50,
      extension: "png" as const,
    };
    const words = [
      ...line("The Company", 130, 70, { size: 18 }),
      ...line("Name", 50, 120),
      ...line("A. Person", 300, 120),
    ];
    expect(compose([page(words, { pictures: [logo] })])[0]?.markdown).toContain("Name A. Person");
  });
});
