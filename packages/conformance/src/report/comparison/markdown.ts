/** A comparison as Markdown. */
import { inline } from "../markdown.ts";
import type { Report, Result, Score } from "../report.ts";
import { figure, metricName, outcomeName, statusName } from "../wording.ts";
import { type Comparison, comparisonHeadline, sideNames, usedBy } from "./comparison.ts";

const verdict = (result: Result | undefined): string => {
  if (result === undefined) return "not reported";
  const { reason = "", status } = result;
  return `**${statusName[status]}**${reason === "" ? "" : `: ${inline(reason.slice(0, 200))}`}`;
};

const value = (score: Score | undefined): string =>
  score === undefined ? "" : `${figure(score.value)} (${figure(score.low)} to ${figure(score.high)})`;

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A comparison as Markdown. */
export const comparisonMarkdown = (comparison: Comparison): string => {
  const { a, b, cautions, differing, scores } = comparison;
  const names = sideNames(comparison).map(inline);
  const [first = "", second = ""] = names;
  const both = (tell: (report: Report) => string) => [tell(a), tell(b)];
  const better = { a: first, b: second };
  return `${[
    `## ${first} and ${second}`,
    comparisonHeadline(comparison),
    ...cautions.map((caution) => `> **Caution.** ${caution}`),
    table(
      ["", first, second],
      [
        ["outcome", ...both((report) => outcomeName[report.outcome])],
        ["passed", ...both((report) => String(report.counts.pass))],
        ["failed", ...both((report) => String(report.counts.fail))],
        ["used", ...both(usedBy)],
      ],
    ),
    ...(differing.length === 0
      ? []
      : [
          "### Verdicts that differ",
          table(
            ["check", "promise", first, second],
            differing.map((pair) => [
              `\`${pair.id}\` (${pair.clause})`,
              inline(pair.title),
              verdict(pair.a),
              verdict(pair.b),
            ]),
          ),
        ]),
    ...(scores.length === 0
      ? []
      : [
          "### Scores",
          "Values with their 95 % intervals. One side is better where the intervals have no point in common.",
          table(
            ["measure", "documents", first, second, "better"],
            scores.map((pair) => [
              metricName(pair.metric),
              inline(pair.group),
              value(pair.a),
              value(pair.b),
              pair.better === undefined ? "" : `**${better[pair.better]}**`,
            ]),
          ),
        ]),
  ].join("\n\n")}\n`;
};
