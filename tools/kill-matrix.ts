/** The page of the kill matrix: every check with its mutants, and how often each was killed. */
import type { Check, Equivalent, Mutant } from "@ocr/conformance";

/** A mutant, and over how many seeds it was killed. */
export interface Killed {
  readonly mutant: Mutant;
  readonly times: number;
}

/** What a page is made of. */
export interface KillMatrix {
  readonly checks: ReadonlyArray<Check>;
  readonly killed: ReadonlyArray<Killed>;
  readonly equivalents: ReadonlyArray<Equivalent>;
  readonly seeds: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** How a cell of a Markdown table has to be written; a pattern stands between backticks. */
const cell = (text: string): string => text.replaceAll("|", "&#124;").replaceAll("<", "&lt;");
const pattern = ({ source }: RegExp): string =>
  `<code>${cell(source).replaceAll(/[*_\\[\]{}`]/g, (sign) => `&#${sign.codePointAt(0)};`)}</code>`;

/** The row of a mutant, without the count at its end. */
export const rowOf = ({ because, name }: Mutant): string => `| ${cell(name)} | ${pattern(because)} |`;

/** The row of an equivalent. */
export const equivalentRowOf = ({ name, why }: Equivalent): string => `| ${cell(name)} | ${cell(why)} |`;

/** The heading of a check. */
export const headingOf = ({ clause, id, level, title }: Check): string =>
  `### ${id}\n\n${clause}, ${level}: ${cell(title)}.`;

const ofCheck = (check: Check, { killed, seeds }: KillMatrix): string => {
  const rows = killed
    .filter(({ mutant }) => mutant.kills === check.id)
    .map(({ mutant, times }) => `${rowOf(mutant)} ${times}/${seeds} |`);
  return [
    headingOf(check),
    "",
    "| the mutant | what the check must say | killed |",
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
};

/** Writes the page. */
export const killMatrixPage = (matrix: KillMatrix): string => {
  const { checks, date, equivalents, killed, seeds } = matrix;
  const profiles = [...new Set(checks.map((check) => check.profile))];
  const whole = killed.filter(({ times }) => times === seeds).length;
  const made = killed.filter(({ mutant }) => mutant.leaf !== undefined).length;
  const summary = profiles.map((profile) => {
    const own = checks.filter((check) => check.profile === profile).map((check) => check.id);
    const against = killed.filter(({ mutant }) => own.includes(mutant.kills));
    return `| [${profile}](#profile-${profile}) | ${own.length} | ${against.length} |`;
  });
  const sections = profiles.map((profile) => {
    const own = checks.filter((check) => check.profile === profile);
    return `## Profile ${profile}\n\n${own.map((check) => ofCheck(check, matrix)).join("\n\n")}`;
  });
  return `# The kill matrix

A mutant is the reference provider, made wrong in one known way. Each belongs to one check, which has to find it, and for
the reason that stands beside it: a check that fails for another reason has not found it. No check is without a mutant.

${checks.length} checks, ${killed.length} mutants (${made} made for the leaves of the schemas), ${seeds} seeds, ${date}: ${whole} of
${killed.length} were killed with every seed, for their reason. A [list at the end](#what-nobody-can-see) names the ${equivalents.length} damages that the
contract allows; a check that finds one of those is too strict, and that is a failure as well.

This page is written by \`node --conditions=@ocr/source tools/conformance/kill-matrix.ts\`.

| profile | checks | mutants |
| --- | --- | --- |
${summary.join("\n")}

${sections.join("\n\n")}

## What nobody can see

| the damage | why it is none |
| --- | --- |
${equivalents.map(equivalentRowOf).join("\n")}
`;
};
