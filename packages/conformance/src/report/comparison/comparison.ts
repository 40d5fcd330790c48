/** Two reports side by side: which verdicts differ, which scores differ for certain, and what each run used. */
import type { Report, Result, Score } from "../report.ts";

/** Verdicts on one check; a side that did not report it has none. */
export interface VerdictPair {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly a?: Result;
  readonly b?: Result;
}

/** One measure on both sides. */
export interface ScorePair {
  readonly metric: string;
  readonly group: string;
  readonly a?: Score;
  readonly b?: Score;
  /** Whether the 95 % intervals have no point in common, so that the difference is hardly chance. */
  readonly apart: boolean;
  /** The side that read better; only where the intervals are apart. */
  readonly better?: "a" | "b";
}

/** Two reports side by side. */
export interface Comparison {
  readonly a: Report;
  readonly b: Report;
  /** What makes the two hard to compare, in sentences. */
  readonly cautions: ReadonlyArray<string>;
  readonly differing: ReadonlyArray<VerdictPair>;
  /** How many checks have the same status on both sides. */
  readonly same: number;
  readonly scores: ReadonlyArray<ScorePair>;
}

/** Whether less is better. */
const isLoss = (metric: string): boolean => /error|omission|invention/.test(metric);

const cautionsOf = (a: Report, b: Report): ReadonlyArray<string> => {
  const pairs = [
    ["seeds", a.seed, b.seed, "they read other documents"],
    ["locked documents", a.lock, b.lock, "they read other documents"],
    ["versions of the suite", a.suite, b.suite, "they were judged by other checks"],
    ["requirements", a.requirements, b.requirements, "other checks decided"],
    ["normalisers", a.normaliser, b.normaliser, "their scores were taken in different ways"],
  ] as const;
  const shown = (value: string | number | undefined) => value ?? "none";
  return pairs
    .filter(([, left, right]) => left !== right)
    .map(([name, left, right, so]) => `The ${name} differ (${shown(left)} and ${shown(right)}): ${so}.`);
};

const scorePair = (key: string, a: Score | undefined, b: Score | undefined): ScorePair => {
  const [metric = "", group = ""] = key.split("\n");
  const pair = { metric, group, ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
  if (a === undefined || b === undefined || (a.low <= b.high && b.low <= a.high)) return { ...pair, apart: false };
  return { ...pair, apart: true, better: a.value < b.value === isLoss(metric) ? "a" : "b" };
};

const keyOf = ({ group, metric }: Score): string => `${metric}\n${group}`;

const scorePairs = (a: Report, b: Report): ReadonlyArray<ScorePair> => {
  const [left, right] = [a, b].map(({ scores = [] }) => new Map(scores.map((score) => [keyOf(score), score])));
  const keys = new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])]);
  return [...keys].map((key) => scorePair(key, left?.get(key), right?.get(key)));
};

/**
 * Puts two reports side by side.
 *
 * @example
 * ```ts
 * import { compare, judge, modestProvider, referenceSubject } from "@ocr/conformance";
 *
 * const whole = await judge(referenceSubject(), { profiles: ["usage"] });
 * const modest = await judge(referenceSubject(modestProvider), { profiles: ["usage"] });
 * console.log(compare(whole, modest).differing.length);
 * ```
 */
export const compare = (a: Report, b: Report): Comparison => {
  const [left, right] = [a, b].map(({ results }) => new Map(results.map((result) => [result.id, result])));
  const ids = [...new Set([...(left?.keys() ?? []), ...(right?.keys() ?? [])])];
  const pairs = ids.flatMap((id): ReadonlyArray<VerdictPair> => {
    const [first, second] = [left?.get(id), right?.get(id)];
    const known = first ?? second;
    if (known === undefined) return [];
    const { clause, title } = known;
    const sides = { ...(first === undefined ? {} : { a: first }), ...(second === undefined ? {} : { b: second }) };
    return [{ id, title, clause, ...sides }];
  });
  const differing = pairs.filter((pair) => pair.a?.status !== pair.b?.status);
  return {
    a,
    b,
    cautions: cautionsOf(a, b),
    differing,
    same: pairs.length - differing.length,
    scores: scorePairs(a, b),
  };
};

/** Names for the two sides; those of the same subject get their dates or letters. */
export const sideNames = ({ a, b }: Comparison): readonly [string, string] => {
  if (a.subject !== b.subject) return [a.subject, b.subject];
  const [first, second] = [a.date ?? "A", b.date ?? "B"];
  return first === second
    ? [`${a.subject} A`, `${b.subject} B`]
    : [`${a.subject}, ${first}`, `${b.subject}, ${second}`];
};

/** What a run used: pages, price, time. */
export const usedBy = ({ milliseconds, spent }: Report): string => {
  const pages = spent === undefined ? [] : [`${spent.pages} pages`];
  const price = spent?.usd === undefined ? [] : [`${spent.usd} USD`];
  return [...pages, ...price, `${(milliseconds / 1000).toFixed(1)} s`].join(", ");
};

/** A comparison in one sentence. */
export const comparisonHeadline = ({ differing, same, scores }: Comparison): string => {
  const apart = scores.filter((pair) => pair.apart).length;
  const verdicts =
    differing.length === 0
      ? `All ${same} verdicts are the same`
      : `${differing.length} of ${differing.length + same} verdicts differ`;
  if (scores.length === 0) return `${verdicts}.`;
  return `${verdicts}; ${apart} of ${scores.length} scores differ by more than their 95 % intervals.`;
};
