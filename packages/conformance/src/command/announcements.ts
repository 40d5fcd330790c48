/** What the command says of a plan and of a baseline. */
import type { BaselineVerdict } from "../baseline.ts";
import type { Plan } from "../plan.ts";
import type { Report } from "../report/report.ts";
import { outcomeName } from "../report/wording.ts";

/** What is said of a plan beside its figures. */
export interface PlanWords {
  /** Also the pages of each check. */
  readonly detailed: boolean;
  /** The limit of pages. */
  readonly limit?: number;
  /** Checks that the limit leaves out. */
  readonly left: ReadonlyArray<string>;
}

const mostNames = 10;

/** The plan of a run for people. */
export const planText = (plan: Plan, { detailed, left, limit }: PlanWords): string => {
  const lines = plan.checks.map(({ id, pages }) => `${String(pages).padStart(5)}  ${id}`);
  const bound = limit === undefined ? "" : `, limit ${limit}`;
  const names = detailed || left.length <= mostNames ? `: ${left.join(", ")}` : "; --plan names them";
  const cut = left.length === 0 ? [] : [`the limit leaves out ${left.length} checks, and the run incomplete${names}`];
  const head = `plan: ${plan.questions} questions, ${plan.pages} billed pages when the contract is kept${bound}`;
  return [...(detailed ? ["pages  asked first by", ...lines, ""] : []), head, ...cut, ...(detailed ? [] : [""])].join(
    "\n",
  );
};

/** What a baseline makes of a run, for people. */
export const baselineText = (file: string, report: Report, verdict: BaselineVerdict): string => {
  const { exitCode, faults, known, news } = verdict;
  return [
    "",
    `baseline ${file}: ${known.length} known, ${news.length} new, ${faults.length} to be mended`,
    ...known.map(({ id, link, reason }) => `  known  ${id}: ${reason} (${link})`),
    ...news.map(({ id, status }) => `  new    ${id}: ${status}`),
    ...faults.map((fault) => `  mend   ${fault}`),
    `the verdict stays ${outcomeName[report.outcome]}; by the baseline the exit code is ${exitCode}`,
  ].join("\n");
};
