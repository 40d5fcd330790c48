/** Scores for any text, order, table and box: the truth is perfect, damage never helps, intervals hold their value. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap } from "../src/score/boxes.ts";
import { bootstrap, estimate, student, wilson } from "../src/score/interval.ts";
import { difference, strayNumbers } from "../src/score/likeness.ts";
import { normalise, wordsOf } from "../src/score/normaliser.ts";
import { kendallTau } from "../src/score/order.ts";
import { cellScore, type TableCell } from "../src/score/table-grid.ts";
import { tableTree, teds } from "../src/score/table-tree.ts";
import { characterErrorRate, unmatched } from "../src/score/text.ts";
import { type Tree, treeDistance, treeSize } from "../src/score/tree-distance.ts";
import { commonWords, inventedWords, placeOf } from "../src/score/words.ts";

const word = fc.stringMatching(/^[a-zé€0-9.,%]{1,8}$/);
const words = fc.array(word, { minLength: 1, maxLength: 30 });
/** Words, and which of them are damaged first and which besides. */
const damaged = fc.tuple(words, fc.array(fc.nat(), { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 8 }));
/** A word that is like none of the others. */
const rubbish = "QQQQQQQQQQQQ";

const spoil = (list: ReadonlyArray<string>, at: ReadonlyArray<number>): string =>
  list.map((text, i) => (at.some((place) => place % list.length === i) ? rubbish : text)).join(" ");
const wordF1 = (a: string, b: string): number => {
  const { common, found, truth } = commonWords(a, b);
  return (2 * common) / (truth + found);
};

describe("texts", () => {
  it("the truth is perfect", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(characterErrorRate(text, text)).toBe(0);
        expect(unmatched(text, text)).toEqual([]);
        expect(inventedWords(text, text)).toEqual({ words: [], exact: [], run: [] });
        expect(difference(text, text)).toBe(0);
        expect(strayNumbers(text, text)).toEqual([]);
        expect(commonWords(text, text).common).toBe(wordsOf(text).length);
      }),
    ));

  it("more damage is never better", () =>
    fc.assert(
      fc.property(damaged, ([list, some, others]) => {
        const truth = list.join(" ");
        const [less, more] = [spoil(list, some), spoil(list, [...some, ...others])];
        expect(characterErrorRate(truth, more)).toBeGreaterThanOrEqual(characterErrorRate(truth, less));
        expect(wordF1(truth, more)).toBeLessThanOrEqual(wordF1(truth, less));
        expect(unmatched(truth, more).length).toBeGreaterThanOrEqual(unmatched(truth, less).length);
        expect(inventedWords(truth, more).words.length).toBeGreaterThanOrEqual(inventedWords(truth, less).words.length);
      }),
    ));

  it("what is left out is counted, and so is what is added", () =>
    fc.assert(
      fc.property(words, fc.nat(), (list, place) => {
        const truth = list.join(" ");
        const without = list.toSpliced(place % list.length, 1).join(" ");
        expect(unmatched(truth, without)).toHaveLength(1);
        const added = list.toSpliced(place % list.length, 0, "QQQQQQQQ7QQQQ").join(" ");
        expect(inventedWords(truth, added).exact).toEqual(["QQQQQQQQ7QQQQ"]);
      }),
    ));

  it("likeness does not depend on the side", () =>
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [one.join(" "), other.join(" ")];
        expect(wordF1(a, b)).toBe(wordF1(b, a));
        expect(difference(a, b)).toBe(difference(b, a));
      }),
    ));

  it("a row of words is found where it stands", () =>
    fc.assert(
      fc.property(words, fc.nat(), (list, place) => {
        const start = place % list.length;
        const found = placeOf(list.slice(start), list);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(start);
        expect(placeOf([rubbish, "never"], list)).toBe(-1);
      }),
    ));
});

describe("the normaliser", () => {
  it("changes nothing the second time", () =>
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 500 },
    ));

  it("takes each letter of scripts without blanks for a word, however its lines were broken", () => {
    expect(wordsOf("合同 总额\n2026年")).toEqual(["合", "同", "总", "额", "2026", "年"]);
    expect(normalise("データ\nベース")).toBe("データベース");
    expect(wordsOf("ที่นี่")).toEqual(["ที่", "นี่"]);
    expect(wordsOf("계약 금액")).toEqual(["계약", "금액"]);
  });
});

describe("order", () => {
  it("is 1 for the true order, -1 for the reverse, and never beyond", () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 2, maxLength: 12 }), (places) => {
        const sorted = places.toSorted((a, b) => a - b);
        expect(kendallTau(sorted)).toBe(1);
        expect(kendallTau(sorted.toReversed())).toBe(-1);
        expect(kendallTau(places.toReversed())).toBeCloseTo(-kendallTau(places), 10);
        const swapped = sorted.toSpliced(0, 2, sorted[1] ?? 0, sorted[0] ?? 0);
        expect(kendallTau(swapped)).toBeCloseTo(1 - 4 / (places.length * (places.length - 1)), 10);
      }),
    ));
});

const cell: fc.Arbitrary<TableCell> = fc.record({
  text: fc.stringMatching(/^[a-z0-9]{0,5}$/),
  rows: fc.constantFrom(1, 1, 1, 2),
  columns: fc.constantFrom(1, 1, 1, 2),
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });

const label = fc.constantFrom("a", "b", "c");
/** Trees of at most so many levels. */
const treeOf = (levels: number): fc.Arbitrary<Tree<string>> =>
  fc.record({ label, children: levels === 1 ? fc.constant([]) : fc.array(treeOf(levels - 1), { maxLength: 3 }) });
const tree = treeOf(4);
const relabel = (a: string, b: string): number => (a === b ? 0 : 1);
const between = (a: Tree<string>, b: Tree<string>): number => treeDistance(a, b, relabel);
const node = (label: string, ...children: ReadonlyArray<Tree<string>>): Tree<string> => ({ label, children });

/** The distance of forests by its definition: what becomes of the last root on either side. Slow, and plainly right. */
const slowly = (a: ReadonlyArray<Tree<string>>, b: ReadonlyArray<Tree<string>>): number => {
  const known = new Map<string, number>();
  const distance = (left: ReadonlyArray<Tree<string>>, right: ReadonlyArray<Tree<string>>): number => {
    const key = JSON.stringify([left, right]);
    const found = known.get(key);
    if (found !== undefined) return found;
    const [one, other] = [left.at(-1), right.at(-1)];
    const [before, beside] = [left.slice(0, -1), right.slice(0, -1)];
    const ways = [
      ...(one === undefined ? [] : [distance([...before, ...one.children], right) + 1]),
      ...(other === undefined ? [] : [distance(left, [...beside, ...other.children]) + 1]),
      ...(one === undefined || other === undefined
        ? []
        : [distance(before, beside) + distance(one.children, other.children) + relabel(one.label, other.label)]),
    ];
    const least = ways.length === 0 ? 0 : Math.min(...ways);
    known.set(key, least);
    return least;
  };
  return distance(a, b);
};

describe("tables", () => {
  it("the distance of trees is that of its definition", () =>
    fc.assert(
      fc.property(treeOf(3), treeOf(3), (a, b) => {
        expect(between(a, b)).toBe(slowly([a], [b]));
      }),
    ));

  it("trees have known distances", () => {
    // The example of the paper: f(d(a c(b)) e) and f(c(d(a b)) e).
    const one = node("f", node("d", node("a"), node("c", node("b"))), node("e"));
    const other = node("f", node("c", node("d", node("a"), node("b"))), node("e"));
    expect(between(one, other)).toBe(2);
    expect(between(node("a"), node("b"))).toBe(1);
    expect(between(node("a", node("b"), node("c")), node("a", node("c")))).toBe(1);
  });

  it("the distance of trees is a metric", () =>
    fc.assert(
      fc.property(tree, tree, tree, (a, b, c) => {
        expect(between(a, a)).toBe(0);
        expect(between(a, b)).toBe(between(b, a));
        expect(between(a, c)).toBeLessThanOrEqual(between(a, b) + between(b, c));
        expect(between(a, b)).toBeGreaterThanOrEqual(Math.abs(treeSize(a) - treeSize(b)));
        expect(between(a, b)).toBeLessThanOrEqual(treeSize(a) + treeSize(b));
      }),
    ));

  it("the truth is perfect, both sides count alike, and more lost rows are never better", () =>
    fc.assert(
      fc.property(table, table, (a, b) => {
        const [one, other] = [tableTree(a), tableTree(b)];
        expect(teds(one, one)).toBe(1);
        expect(teds(one, other)).toBeCloseTo(teds(other, one), 10);
        const cut = (count: number) => teds(one, tableTree(a.slice(0, count)));
        for (let count = 1; count < a.length; count += 1) expect(cut(count)).toBeLessThan(cut(count + 1));
        const [grid, found] = [a, b].map((rows) => rows.map((row) => row.map(({ text }) => text)));
        expect(cellScore(grid ?? [], grid ?? [])).toBe(1);
        expect(cellScore(grid ?? [], found ?? [])).toBe(cellScore(found ?? [], grid ?? []));
      }),
    ));

  it("another span is another cell, another text a part of one", () => {
    const of = (text: string, columns = 1) => tableTree([[{ text, rows: 1, columns }]]);
    expect(teds(of("abcd"), of("abcx"))).toBeCloseTo(1 - 0.25 / 3);
    expect(teds(of("abcd"), of("abcd", 2))).toBeCloseTo(1 - 1 / 3);
  });
});

const box = fc
  .tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
  .map(([left, top, width, height]) => ({ left, top, right: left + width, bottom: top + height }));

describe("boxes", () => {
  it("a box is all of itself, and shares as much with another as that with it", () =>
    fc.assert(
      fc.property(box, box, (a, b) => {
        expect(overlap(a, a)).toBe(1);
        expect(overlap(a, b)).toBe(overlap(b, a));
        const moved = { ...a, left: a.left + 60, right: a.right + 60 };
        expect(overlap(a, moved)).toBe(0);
      }),
    ));
});

const page = fc.tuple(fc.nat(100), fc.nat(100)).map(([hits, more]) => ({ hits, of: hits + more, things: hits + more }));
const pages = fc.array(page, { minLength: 1, maxLength: 12 }).filter((all) => all.some((share) => share.of > 0));

describe("intervals", () => {
  it("hold their value, lie between 0 and 1, and are the same again", () =>
    fc.assert(
      fc.property(pages, (all) => {
        const found = estimate(all);
        if (found === undefined) throw new Error("there was something to count");
        expect(found.low).toBeLessThanOrEqual(found.value);
        expect(found.high).toBeGreaterThanOrEqual(found.value);
        expect(found.low).toBeGreaterThanOrEqual(0);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(estimate(all)).toEqual(found);
        expect(found.n).toBe(all.reduce((sum, { things }) => sum + things, 0));
      }),
      { numRuns: 30 },
    ));

  it("get narrower with more things", () =>
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 500 }), (share, n) => {
        const [few, many] = [wilson(share, n), wilson(share, n * 4)];
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    ));

  it("are those of the books", () => {
    // Newcombe (1998): 15 of 148, and 0 of 20.
    expect(wilson(15 / 148, 148).low).toBeCloseTo(0.0624, 4);
    expect(wilson(15 / 148, 148).high).toBeCloseTo(0.1605, 4);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilson(0.5, 0)).toEqual({ low: 0, high: 1 });
  });

  it("widen when faults crowd on one page", () => {
    const spread = Array.from({ length: 10 }, () => ({ hits: 10, of: 100, things: 100 }));
    const crowded = spread.map((share, i) => ({ ...share, hits: i === 0 ? 100 : 0 }));
    expect(estimate(spread)?.value).toBe(estimate(crowded)?.value);
    expect(bootstrap(crowded).high).toBeGreaterThan(bootstrap(spread).high + 0.1);
    expect(estimate(crowded)?.high).toBeGreaterThan(0.25);
  });

  it("covers the truth about as often as it says", () => {
    // Twenty pages of thirty words each, of which a tenth are wrong; chance from a fixed row.
    let state = 7;
    const chance = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const rounds = 200;
    const kept = Array.from({ length: rounds }, () => {
      const drawn = Array.from({ length: 20 }, () => {
        const hits = Array.from({ length: 30 }, chance).filter((value) => value < 0.1).length;
        return { hits, of: 30, things: 30 };
      });
      const found = estimate(drawn);
      return found !== undefined && found.low <= 0.1 && found.high >= 0.1;
    }).filter(Boolean).length;
    expect(kept / rounds).toBeGreaterThanOrEqual(0.93);
  });

  it("of a mean of values rest on how far they differ, or on their number when they do not", () => {
    const of = (...values: ReadonlyArray<number>) =>
      values.map((value) => ({ hits: value, of: 1, things: 1, squares: value * value }));
    const close = estimate(of(0.95, 0.96, 0.97, 0.96));
    expect(close?.low).toBeGreaterThan(0.94);
    expect(close?.high).toBeLessThan(0.98);
    // 0.6 ± 4.303 × 0.1 / √3.
    expect(student(0.6, 0.25 + 0.36 + 0.49, 3).low).toBeCloseTo(0.6 - 0.2484, 4);
    expect(estimate(of(1, 1, 1, 1))?.low).toBeCloseTo(wilson(1, 4).low, 10);
    expect(estimate(of(0.7))).toEqual({ n: 1, value: 0.7, low: 0, high: 1 });
    // For many values Student's t is nearly that of the normal distribution: 1.984 for 99 degrees of freedom.
    const wide = student(0.5, 100 * 0.25 + 99 * 0.01, 100);
    expect(wide.high - 0.5).toBeCloseTo(1.984 * 0.01, 4);
  });

  it("of nothing there is none", () => expect(estimate([{ hits: 0, of: 0, things: 0 }])).toBeUndefined());
});
