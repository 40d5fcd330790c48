/** 95 % intervals: Wilson's for shares of things that were counted, a bootstrap over pages for how things lie together. */

/** What one page adds to a measure: `hits` of `of`. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  /** How many independent things that is at most: words, facts, tables. */
  readonly things: number;
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

/** A measure over pages. */
export interface Estimate extends Interval {
  readonly n: number;
  readonly value: number;
}

/**
 * The ratio of the sums over pages, and its interval: from the lower of the two low ends of Wilson's interval and the
 * bootstrap to the higher of the two high ends. Wilson's alone is too narrow when faults crowd on one page, the bootstrap
 * alone when few pages or no faults were seen. Undefined when there was nothing to count.
 */
export const estimate = (pages: ReadonlyArray<Share>, seed = 1): Estimate | undefined => {
  const sum = (key: keyof Share): number => pages.reduce((total, page) => total + page[key], 0);
  const of = sum("of");
  if (of <= 0) return undefined;
  const value = sum("hits") / of;
  const n = Math.round(sum("things"));
  const drawn = bootstrap(pages, seed);
  const counted = wilson(Math.min(1, Math.max(0, value)), n);
  return {
    n,
    value,
    low: Math.min(value, drawn.low, counted.low),
    high: Math.max(value, drawn.high, counted.high),
  };
};
