/** Files that cannot be read: each must end in one clear line, never in silence, a crash or a hang. */
import type { Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import type { CorpusDocument } from "../corpus.ts";
import { failureOf, type Failure } from "../reading.ts";
import { table } from "../report/table.ts";
import { isCorrupt, passwordOf } from "./kinds.ts";

/** Even a damaged file is given up within this time, in milliseconds. */
const patience = 60_000;
const longestLine = 300;

interface Attempt {
  readonly document: CorpusDocument;
  readonly how: string;
  readonly password: string | undefined;
  /** What the line must say. */
  readonly says: RegExp;
}

interface Verdict {
  readonly passed: boolean;
  readonly outcome: string;
}

const attemptsFor = (document: CorpusDocument): ReadonlyArray<Attempt> => {
  if (isCorrupt(document))
    return [{ document, how: "damaged", password: undefined, says: /not a pdf|damaged|no pages|empty/i }];
  if (passwordOf(document) === undefined) return [];
  const says = /password/i;
  return [
    { document, how: "no password", password: undefined, says },
    { document, how: "wrong password", password: "not the password", says },
  ];
};

const verdictOf = ({ reason, message }: Failure, says: RegExp): Verdict => {
  const faults = [
    ...(reason === "not an OcrError" || reason === "Internal" ? [`reason is ${reason}`] : []),
    ...(message.includes("\n") ? ["more than one line"] : []),
    ...(message.length > longestLine ? ["line too long"] : []),
    ...(says.test(message) ? [] : ["does not say what is wrong"]),
  ];
  const line = `${reason}: ${message.replaceAll("\n", "\\n")}`;
  return { passed: faults.length === 0, outcome: faults.length === 0 ? line : `${line}  <- ${faults.join(", ")}` };
};

/** Tries every file that must fail. A damaged file may instead give pages when a warning says that it is damaged. */
export const checkFailures = async (context: Context, documents: ReadonlyArray<CorpusDocument>): Promise<Figures> => {
  const subject = context.startSubject();
  const rows: Array<readonly [string, string, string, string]> = [];
  let passed = 0;
  try {
    for (const { document, how, password, says } of documents.flatMap(attemptsFor)) {
      const started = performance.now();
      let verdict: Verdict;
      try {
        const options = { timeoutMs: patience, ...(password === undefined ? {} : { password }) };
        const { markdown, meta } = await subject.markdownOf(document.path, options);
        const recovered = isCorrupt(document) && markdown !== "" && meta.warnings.length > 0;
        const warnings = meta.warnings.map(({ message }) => message).join("; ");
        verdict = {
          passed: recovered,
          outcome: `read (${markdown.length} characters), warnings: ${warnings === "" ? "none" : warnings}`,
        };
      } catch (error) {
        verdict = verdictOf(failureOf(error), says);
      }
      if (verdict.passed) passed += 1;
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      rows.push([`${document.name} (${how})`, verdict.passed ? "yes" : "NO", `${seconds} s`, verdict.outcome]);
    }
  } finally {
    await subject.close();
  }
  context.print("Files that cannot be read");
  context.print(table(["document", "clear", "after", "what came"], rows));
  return { passed, total: rows.length, lines: Object.fromEntries(rows.map(([name, , , outcome]) => [name, outcome])) };
};
