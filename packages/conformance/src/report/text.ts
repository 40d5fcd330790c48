/** A report for people: what did not pass, why, and the line that shows it again. */
import type { Report, Result } from "./report.ts";

/** The line that runs one check again. */
export const reproduceLine = (command: string, result: Pick<Result, "id">, seed: number): string =>
  `${command} --check ${result.id} --seed ${seed}`;

/** One result as lines of text; nothing for those that need no word. */
export const resultText = (result: Result, command: string, seed: number): string => {
  const { clause, id, level, reason = "", status, title } = result;
  if (status === "pass" || status === "not-applicable") return "";
  const words = [`${status.padEnd(13)} ${id}  (${clause}, ${level})`, `  promise: ${title}`, `  found:   ${reason}`];
  return [...words, `  again:   ${reproduceLine(command, result, seed)}`].join("\n");
};

const worth: Readonly<Record<Report["outcome"], string>> = {
  conformant: "conformant: every claimed promise that was examined is kept",
  nonconformant: "not conformant: a promise is broken",
  "suite-error": "suite error: the judge itself is at fault; this says nothing about the subject",
  incomplete: "incomplete: promises are claimed that could not be examined",
};

/** The end of a report: counts by profile and the outcome. */
export const summaryText = (report: Report): string => {
  const lines = report.profiles.map((profile) => {
    const results = report.results.filter((result) => result.profile === profile && result.status !== "not-applicable");
    const passed = results.filter((result) => result.status === "pass").length;
    return results.length === 0 ? "" : `${profile.padEnd(13)} ${passed}/${results.length}`;
  });
  const { counts } = report;
  const total = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(", ");
  const unseen = report.results.filter((result) => result.unobserved !== undefined && result.status === "pass").length;
  return [
    ...lines.filter((line) => line !== ""),
    "",
    `${report.subject}: ${worth[report.outcome]}`,
    `${total} of ${report.results.length} checks in ${(report.milliseconds / 1000).toFixed(1)} s, seed ${report.seed}`,
    ...(unseen === 0
      ? []
      : [`${unseen} passed without all of their evidence, which cannot be seen from here (unobserved in the report)`]),
  ].join("\n");
};
