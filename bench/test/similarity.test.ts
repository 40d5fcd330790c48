import { expect, it, describe } from "vitest";
import { occurrencesOf } from "../score/occurrence.ts";
import { partialRatio, ratio } from "../score/similarity.ts";

/** The textbook longest common subsequence, to check the bit-parallel one. */
const slowRatio = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)];
  const table = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0));
  for (let i = 1; i <= left.length; i += 1)
    for (let j = 1; j <= right.length; j += 1)
      table[i]![j] =
        left[i - 1] === right[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return (2 * table[left.length]![right.length]!) / (left.length + right.length);
};

const slowPartial = (a: string, b: string): number => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let best = 0;
  for (let start = 0; start + short.length <= long.length; start += 1)
    best = Math.max(best, slowRatio(short, long.slice(start, start + short.length)));
  for (let length = 1; length < short.length; length += 1)
    best = Math.max(best, slowRatio(short, long.slice(0, length)), slowRatio(short, long.slice(-length)));
  return best;
};

/** Texts over a small alphabet, the same in every run. */
const texts = (count: number, longest: number): ReadonlyArray<string> => {
  let state = 12_345;
  const next = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(longest) }, () => "abcd é漢"[next(7)]).join(""),
  );
};

describe("ratio", () => {
  it("is twice the common subsequence over both lengths", () => {
    expect(ratio("abcd", "abcd")).toBe(1);
    expect(ratio("abcd", "bd")).toBeCloseTo(4 / 6);
    expect(ratio("abc", "xyz")).toBe(0);
    expect(ratio("", "")).toBe(1);
    expect(ratio("", "a")).toBe(0);
  });
  it("counts characters, not code units", () => {
    expect(ratio("😀a", "😀b")).toBe(0.5);
  });
  it("agrees with the slow definition beyond 32 and 64 characters", () => {
    const all = texts(60, 150);
    for (const [index, a] of all.entries()) {
      const b = all[(index + 1) % all.length]!;
      expect(ratio(a, b)).toBeCloseTo(slowRatio(a, b), 12);
    }
  });
});

describe("partialRatio", () => {
  it("finds the best window anywhere", () => {
    expect(partialRatio("needle", "hay needle hay")).toBe(1);
    expect(partialRatio("needle", "hay neXdle hay")).toBeCloseTo(10 / 12);
  });
  it("allows shorter windows at the ends", () => {
    expect(partialRatio("abcd", "cdxxxxxxxx")).toBeCloseTo(4 / 6);
    expect(partialRatio("abcd", "xxxxxxxxab")).toBeCloseTo(4 / 6);
  });
  it("is symmetric, so a short output lies inside a long query", () => {
    expect(partialRatio("a long query", "query")).toBe(1);
    expect(partialRatio("", "query")).toBe(0);
  });
  it("agrees with the slow definition", () => {
    const [short, long] = [texts(25, 40), texts(25, 90)];
    for (const [index, a] of short.entries()) {
      const b = long[index]!;
      if (a.length === b.length) continue;
      expect(partialRatio(a, b)).toBeCloseTo(slowPartial(a, b), 12);
    }
  });
});

describe("occurrencesOf", () => {
  it("finds exact ones, overlapping ones too", () => {
    expect(occurrencesOf("aa", "aaa", 0).map(({ start }) => start)).toEqual([0, 1]);
    expect(occurrencesOf("zz", "aaa", 0)).toEqual([]);
  });
  it("allows typing differences and keeps the best of a place", () => {
    const found = occurrencesOf("hello world", "say hallo world, then hello worlds", 2);
    expect(found).toEqual([
      { start: 4, distance: 1 },
      { start: 22, distance: 0 },
    ]);
  });
});
