/** 95 % intervals: Wilson's for shares of things that were counted, a bootstrap over pages for how things lie together. */

/** What one page adds to a measure: `hits` of `of`. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  /** How many independent things that is at most: words, facts, tables. */
  readonly things: number;
  /** Of a measure that is the mean of values, one for each thing: the sum of their squares. */
  readonly squares?: number;
}

/** An interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

// The 97.5th percentile of the normal distribution.
const z = 1.959_963_984_540_054;

/** Wilson's interval of a share between 0 and 1 that was seen in `n` things; the whole range for no things. */
export const wilson = (share: number, n: number): Interval => {
  if (n <= 0) return { low: 0, high: 1 };
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
};

/** Chance that can be repeated: Mulberry32, by Tommy Ettinger, in the public domain. Whole numbers below a bound. */
const chance = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00) * below);
  };
};

/** How many times pages are drawn again. */
export const bootstrapRounds = 1000;

/**
 * The percentile bootstrap of the ratio of sums: pages are drawn again with replacement, {@link bootstrapRounds} times.
 * The same pages and seed give the same interval. Rounds that drew only pages without anything to count are left out.
 */
export const bootstrap = (pages: ReadonlyArray<Share>, seed = 1): Interval => {
  const draw = chance(seed);
  const ratios = new Float64Array(bootstrapRounds);
  let kept = 0;
  for (let round = 0; round < bootstrapRounds; round += 1) {
    let hits = 0;
    let of = 0;
    for (let i = 0; i < pages.length; i += 1) {
      const page = pages[draw(pages.length)];
      hits += page?.hits ?? 0;
      of += page?.of ?? 0;
    }
    if (of > 0) ratios[kept++] = hits / of;
  }
  const sorted = ratios.subarray(0, kept).toSorted();
  const at = (part: number): number => sorted[Math.min(kept - 1, Math.floor(part * kept))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
};

/** The 97.5th percentile of Student's t: for 1 to 10 degrees of freedom from the table, then by the first terms of its series. */
const studentT = (freedom: number): number =>
  [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228][freedom - 1] ??
  z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);

/** Student's interval of the mean of `n` values between 0 and 1; the whole range for fewer than two. */
export const student = (mean: number, squares: number, n: number): Interval => {
  if (n < 2) return { low: 0, high: 1 };
  const variance = Math.max(0, (squares - n * mean * mean) / (n - 1));
  const spread = studentT(n - 1) * Math.sqrt(variance / n);
  return { low: Math.max(0, mean - spread), high: Math.min(1, mean + spread) };
};

/** A measure over pages. */
export interface Estimate extends Interval {
  readonly n: number;
  readonly value: number;
}

/**
 * The ratio of the sums over pages, and its interval: from the lower of the two low ends of the bootstrap and of Wilson's
 * interval to the higher of the two high ends. For a mean of values Student's interval stands for Wilson's, unless all values
 * are 0 or 1 and are counted like facts. Undefined when there was nothing to count.
 */
export const estimate = (pages: ReadonlyArray<Share>, seed = 1): Estimate | undefined => {
  const sum = (key: "hits" | "of" | "things" | "squares"): number =>
    pages.reduce((total, page) => total + (page[key] ?? 0), 0);
  const of = sum("of");
  if (of <= 0) return undefined;
  const value = sum("hits") / of;
  const n = Math.round(sum("things"));
  const drawn = bootstrap(pages, seed);
  // Values between 0 and 1 are 0 or 1 when their squares are as large as they are.
  const isMean = pages.some((page) => page.squares !== undefined) && sum("hits") - sum("squares") > 1e-9;
  const counted = isMean ? student(value, sum("squares"), n) : wilson(Math.min(1, Math.max(0, value)), n);
  return {
    n,
    value,
    low: Math.min(value, drawn.low, counted.low),
    high: Math.max(value, drawn.high, counted.high),
  };
};
