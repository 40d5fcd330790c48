/** The report as Markdown, for pull requests: the outcome first, then what failed and how to see it again. */
import type { Report, Result, Score } from "./report.ts";
import { escaped } from "./markup.ts";
import { clauseText } from "./suite.ts";
import {
  againLine,
  examinedIn,
  figure,
  metricName,
  outcomeMeaning,
  outcomeName,
  type ProfileSummary,
  profilesIn,
  profileSummaries,
  repeatedReasons,
  runLine,
  statusName,
  troubles,
} from "./wording.ts";

const marks = { conformant: "✅", nonconformant: "❌", incomplete: "⚠️", "suite-error": "💥" } as const;

// What GitHub takes as a comment has 65,536 characters.
const mostTroubles = 25;
const mostReason = 1200;

/** A text without signs that have no shape. */
const printable = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- exactly these have none
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, "\uFFFD");

/** A text in a line of Markdown. */
export const inline = (text: string): string =>
  printable(text)
    .replaceAll(/[\\`*_[\]<>|#]/g, String.raw`\$&`)
    .replaceAll(/\s+/g, " ")
    .trim();

/** A text between fences that it cannot close. */
const fenced = (text: string, language = "text"): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${printable(text)}\n${fence}`;
};

const headings = ["profile", "outcome", "passed", "failed", "warned", "could not run", "not applicable"];

const row = ({ counts, outcome, profile }: ProfileSummary): string => {
  const count = (number: number) => (number === 0 ? "" : String(number));
  const broken = counts.fail + counts["suite-error"];
  const cells = [
    profile,
    outcome === undefined ? "not claimed" : `${marks[outcome]} ${outcomeName[outcome]}`,
    ...[counts.pass, broken, counts.warn, counts["could-not-run"], counts["not-applicable"]].map(count),
  ];
  return `| ${cells.join(" | ")} |`;
};

const table = (head: ReadonlyArray<string>, rule: ReadonlyArray<string>, rows: ReadonlyArray<string>): string =>
  [`| ${head.join(" | ")} |`, `| ${rule.join(" | ")} |`, ...rows].join("\n");

const trouble = (report: Report, result: Result): string => {
  const { clause, id, level, provisional, reason = "", status, title } = result;
  const kind = `${statusName[status]}${provisional === true ? ", provisional" : ""}`;
  return [
    `<details><summary><b>${escaped(id)}</b> (${escaped(clause)}, ${level}): ${kind}. ${escaped(title)}</summary>`,
    `**Promise.** ${clauseText(clause)?.text ?? inline(title)}`,
    `**Found.**\n\n${fenced(reason.length > mostReason ? `${reason.slice(0, mostReason)}…` : reason)}`,
    `**Again.**\n\n${fenced(againLine(report, id), "sh")}`,
    "</details>",
  ].join("\n\n");
};

const score = ({ group, high, low, metric, n, value }: Score): string =>
  `| ${inline(metricName(metric))} | ${inline(group)} | ${figure(value)} | ${figure(low)} to ${figure(high)} | ${n} |`;

/** The report as Markdown. */
export const markdownReport = (report: Report): string => {
  const { counts, lock, outcome, scores = [], subject } = report;
  const { all, good } = profilesIn(report);
  const found = troubles(report);
  const often = repeatedReasons(found);
  const facts = [
    `suite ${report.suite}`,
    `requirements ${report.requirements ?? report.spec}`,
    `seed ${report.seed}`,
    `normaliser ${report.normaliser}`,
    ...(lock === undefined ? [] : [`documents ${lock.slice(0, 12)}`]),
    ...(report.date === undefined ? [] : [report.date]),
    ...(report.hash === undefined ? [] : [`report ${report.hash.slice(0, 12)}`]),
  ];
  return `${[
    `## ${marks[outcome]} ${inline(subject)}: ${outcomeName[outcome]}`,
    `${counts.pass} of ${examinedIn(report)} examined checks passed, ${good} of ${all} profiles are conformant: ${outcomeMeaning[outcome]}.`,
    table(headings, ["---", "---", "--:", "--:", "--:", "--:", "--:"], profileSummaries(report).map(row)),
    ...(found.length === 0
      ? []
      : [
          "### What did not pass",
          ...(often.length === 0
            ? []
            : [
                `Reasons that repeat, and so may have one cause:\n\n${often.map(([reason, count]) => `- ${count} checks: ${inline(reason.slice(0, 300))}`).join("\n")}`,
              ]),
          ...found.slice(0, mostTroubles).map((result) => trouble(report, result)),
          ...(found.length <= mostTroubles
            ? []
            : [
                `And ${found.length - mostTroubles} more: ${found
                  .slice(mostTroubles)
                  .map(({ id }) => `\`${id}\``)
                  .join(", ")}`,
              ]),
        ]),
    ...(report.output === undefined
      ? []
      : [
          `<details><summary>What the server printed last</summary>\n\n${fenced(report.output.slice(-mostReason))}\n\n</details>`,
        ]),
    ...(scores.length === 0
      ? []
      : [
          "### How well was read",
          "Scores never decide the outcome.",
          table(
            ["measure", "documents", "value", "95 % interval", "n"],
            ["---", "---", "--:", "---", "--:"],
            scores.map(score),
          ),
        ]),
    `Run it again:\n\n${fenced(runLine(report), "sh")}`,
    `<sub>${escaped(facts.join(" · "))}</sub>`,
  ].join("\n\n")}\n`;
};
