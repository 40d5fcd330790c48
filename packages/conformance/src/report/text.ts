/** A report for terminals: what did not pass, why, and the line that shows it again. */
import type { Report, Result } from "./report.ts";
import { figure, outcomeMeaning, outcomeName, profileSummaries, repeatedReasons, troubles } from "./wording.ts";

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

const shortNames: Readonly<Record<string, string>> = {
  "character-error-rate": "CER",
  "word-f1": "word F1",
  "omission-rate": "omitted",
  "invention-rate": "invented",
  "fact-rate": "facts",
  "order-tau": "order τ",
  "table-cell-f1": "cell F1",
  "table-teds": "TEDS",
  "picture-iou": "pictures",
  "block-iou": "blocks",
};

/** The scores, a line for each group of documents; nothing without scores. The intervals stand in the other reports. */
const scoreLines = ({ scores = [] }: Report): ReadonlyArray<string> => {
  if (scores.length === 0) return [];
  const metrics = [...new Set(scores.map(({ metric }) => metric))];
  const groups = [...new Set(scores.map(({ group }) => group))];
  const first = Math.max(...groups.map((group) => group.length)) + 2;
  const row = (group: string, cells: ReadonlyArray<string>): string =>
    group.padEnd(first) + cells.map((cell) => cell.padStart(9)).join("");
  const cellOf = (group: string, metric: string): string => {
    const found = scores.find((score) => score.group === group && score.metric === metric);
    return found === undefined ? "" : figure(found.value);
  };
  return [
    "",
    "how well was read; it never decides the outcome, and its 95 % intervals stand in the reports",
    row(
      "",
      metrics.map((metric) => shortNames[metric] ?? metric),
    ),
    ...groups.map((group) =>
      row(
        group,
        metrics.map((metric) => cellOf(group, metric)),
      ),
    ),
  ];
};

const longestReason = 200;

/** Reasons that many results share: they scroll by with the results, and are told once more where the eye rests. */
const repeatedLines = (report: Report): ReadonlyArray<string> => {
  const often = repeatedReasons(troubles(report));
  if (often.length === 0) return [];
  const lines = often.map(
    ([reason, count]) => `${String(count).padStart(5)} checks: ${reason.slice(0, longestReason)}`,
  );
  return ["", "reasons that repeat, and so may have one cause", ...lines];
};

/** The end of a report: counts by profile, scores, reasons that repeat, and the outcome. */
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
    ...repeatedLines(report),
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
