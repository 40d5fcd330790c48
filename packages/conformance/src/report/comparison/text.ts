/** A comparison for terminals. */
import type { Result, Score } from "../report.ts";
import { figure, metricName, outcomeName, statusName } from "../wording.ts";
import { type Comparison, comparisonHeadline, type ScorePair, sideNames, usedBy } from "./comparison.ts";

const verdict = (result: Result | undefined): string => {
  if (result === undefined) return "not reported";
  const { reason = "", status } = result;
  return `${statusName[status]}${reason === "" ? "" : `: ${reason.split("\n")[0]}`}`;
};

const value = (score: Score | undefined): string =>
  score === undefined ? "none" : `${figure(score.value)} (${figure(score.low)} to ${figure(score.high)})`;

const judgement = ({ better }: ScorePair, [a, b]: readonly [string, string]): string =>
  better === undefined ? "" : `  ${better === "a" ? a : b} is better`;

/** A comparison as lines of text. */
export const comparisonText = (comparison: Comparison): string => {
  const names = sideNames(comparison);
  const [a, b] = names;
  const { cautions, differing, scores } = comparison;
  return [
    `A: ${a}: ${outcomeName[comparison.a.outcome]} (${usedBy(comparison.a)})`,
    `B: ${b}: ${outcomeName[comparison.b.outcome]} (${usedBy(comparison.b)})`,
    ...cautions.map((caution) => `caution: ${caution}`),
    "",
    comparisonHeadline(comparison),
    ...differing.flatMap((pair) => [
      `${pair.id}  (${pair.clause}) ${pair.title}`,
      `  A: ${verdict(pair.a)}`,
      `  B: ${verdict(pair.b)}`,
    ]),
    ...(scores.length === 0 ? [] : ["", "scores with their 95 % intervals:"]),
    ...scores.map(
      (pair) =>
        `${metricName(pair.metric)}, ${pair.group}  A: ${value(pair.a)}  B: ${value(pair.b)}${judgement(pair, ["A", "B"])}`,
    ),
    "",
  ].join("\n");
};
