/** A report for terminals: what did not pass, why, and the line that shows it again. */
import type { Report, Result } from "./report.ts";
import { figure, metricName, outcomeMeaning, outcomeName, profileSummaries } from "./wording.ts";

/** The line that runs one check again. */
export const reproduceLine = (command: string, result: Pick<Result, "id">, seed: number): string =>
  `${command} --check ${result.id} --seed ${seed}`;

/** One result as lines of text; nothing for those that need no word. */
export const resultText = (result: Result, command: string, seed: number): string => {
  const { clause, id, level, provisional = false, reason = "", status, title } = result;
  if (status === "pass" || status === "not-applicable") return "";
  const place = [clause, level, ...(provisional ? ["provisional"] : [])].join(", ");
  const words = [`${status.padEnd(13)} ${id}  (${place})`, `  promise: ${title}`, `  found:   ${reason}`];
  return [...words, `  again:   ${reproduceLine(command, result, seed)}`].join("\n");
};

/** The scores by group of documents, a line for each measure; nothing without scores. */
const scoreLines = ({ scores = [] }: Report): ReadonlyArray<string> =>
  scores.length === 0
    ? []
    : [
        "",
        "how well was read (95 % interval, number of samples); it never decides the outcome",
        ...scores.map(({ group, high, low, metric, n, value }) => {
          const interval = `(${figure(low)} to ${figure(high)}, ${n})`;
          return `${group.padEnd(13)} ${metricName(metric).padEnd(20)} ${figure(value).padEnd(6)} ${interval}`;
        }),
      ];

/** The end of a report: counts by profile, scores and the outcome. */
export const summaryText = (report: Report): string => {
  const lines = profileSummaries(report).map(({ counts, profile, results }) => {
    const concerned = results.length - counts["not-applicable"];
    return concerned === 0 ? "" : `${profile.padEnd(13)} ${counts.pass}/${concerned}`;
  });
  const { counts } = report;
  const total = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(", ");
  const newer = report.results.filter(({ provisional }) => provisional).length;
  const { pages = 0, usd } = report.spent ?? {};
  const price = usd === undefined ? "" : `, ${figure(usd)} USD`;
  const unseen = report.results.filter((result) => result.unobserved !== undefined && result.status === "pass").length;
  return [
    ...lines.filter((line) => line !== ""),
    ...scoreLines(report),
    "",
    `${report.subject}: ${outcomeName[report.outcome]}: ${outcomeMeaning[report.outcome]}`,
    `${total} of ${report.results.length} checks in ${(report.milliseconds / 1000).toFixed(1)} s, seed ${report.seed}`,
    ...(report.requirements === undefined
      ? []
      : [`${report.requirements} decides; ${newer} newer checks are provisional`]),
    ...(pages === 0 ? [] : [`the subject counted ${pages} ${pages === 1 ? "page" : "pages"}${price}`]),
    ...(unseen === 0
      ? []
      : [`${unseen} passed without all of their evidence, which cannot be seen from here (unobserved in the report)`]),
  ].join("\n");
};
