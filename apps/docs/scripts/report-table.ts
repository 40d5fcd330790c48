/** The committed reports as a table: outcome, what was examined, and when. */
import { type Report, renderReport } from "@ocr/conformance";
import { tableOf } from "./markdown-table.ts";

const outcomes: Readonly<Record<Report["outcome"], string>> = {
  conformant: "conformant",
  nonconformant: "not conformant",
  incomplete: "incomplete",
  "suite-error": "suite error",
};

const rowOf = ([name, report]: readonly [string, Report]): ReadonlyArray<string> => {
  const { counts, date = "", outcome, outcomes: ofProfiles, results, suite } = report;
  const all = Object.values(ofProfiles);
  const good = all.filter((found) => found === "conformant").length;
  const examined = results.length - counts["not-applicable"];
  const others = (["fail", "warn", "could-not-run", "suite-error"] as const).filter((status) => counts[status] > 0);
  return [
    `<a class="whole" href="/reports/${name}.html" target="_blank">${name}</a>`,
    outcomes[outcome],
    [`${counts.pass} of ${examined} passed`, ...others.map((status) => `${counts[status]} ${status}`)].join(", "),
    `${good} of ${all.length}`,
    `<span class="whole">${date.slice(0, 10)}</span>, suite ${suite}`,
  ];
};

const badgeOf = ([name, report]: readonly [string, Report]): string => {
  const [, label = name] = /aria-label="([^"]*)"/.exec(renderReport("badge", report)) ?? [];
  return `<p class="badge"><span>${name}</span> <a href="/reports/${name}.html" target="_blank"><img src="/reports/${name}.svg" alt="${label}"></a></p>`;
};

/** The table, the badges, and the lines that make the reports again. */
export const reportTable = (reports: ReadonlyMap<string, Report>): string =>
  [
    tableOf(["report", "outcome", "checks", "profiles", "run"], [...reports].map(rowOf)),
    "## As badges\n\nWritten with `--report badge=FILE`, from the same reports:",
    ...[...reports].map(badgeOf),
    "## The same again\n\nThe lines that made them; each takes a seed of your choice.",
    `\`\`\`sh\n${[...reports.values()].map(({ command = "", seed }) => `${command} --seed ${seed}`).join("\n")}\n\`\`\``,
  ].join("\n\n");
