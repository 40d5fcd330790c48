/** What the command does with reports that are there already: it compares two, and holds one against itself. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { compare } from "../report/comparison/comparison.ts";
import { comparisonHtml } from "../report/comparison/html.ts";
import { comparisonMarkdown } from "../report/comparison/markdown.ts";
import { comparisonText } from "../report/comparison/text.ts";
import type { Report } from "../report/report.ts";
import { reportFaults, verify } from "../report/verify.ts";
import { parsed, reportsIn } from "./arguments.ts";
import { jsonIn } from "./claims-file.ts";
import type { Place } from "./options.ts";

const reportIn = async (file: string, { folder }: Place): Promise<Report> => {
  const value = await jsonIn(resolve(folder, file));
  const [fault] = reportFaults(value);
  if (fault !== undefined) throw new Error(`${file} is no report: ${fault}`);
  return value as Report;
};

/** `compare A.json B.json [--report html=FILE,md=FILE]`: what differs. Always 0; it is no verdict. */
export const comparing = async (words: ReadonlyArray<string>, place: Place): Promise<number> => {
  const { positionals, values } = parsed({
    args: [...words],
    allowPositionals: true,
    options: { report: { type: "string", multiple: true, default: [] } },
  });
  const [first, second] = positionals;
  if (first === undefined || second === undefined || positionals.length > 2)
    throw new Error("compare takes two reports: compare A.json B.json");
  const forms = { html: comparisonHtml, md: comparisonMarkdown, json: undefined };
  const wanted = reportsIn(values.report).map(({ file, format }) => {
    const form = Object.hasOwn(forms, format) ? forms[format as keyof typeof forms] : undefined;
    if (form === undefined) throw new Error(`compare writes html and md, not ${format}`);
    return { file: resolve(place.folder, file), form };
  });
  const comparison = compare(await reportIn(first, place), await reportIn(second, place));
  place.print(comparisonText(comparison));
  for (const { file, form } of wanted) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, form(comparison));
  }
  return 0;
};

/** `verify REPORT.json`: 0 when the report says what a run of this suite can have said, 1 when it does not. */
export const verifying = async (words: ReadonlyArray<string>, place: Place): Promise<number> => {
  const { positionals } = parsed({ args: [...words], allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("verify takes one report: verify REPORT.json");
  const faults = verify(await jsonIn(resolve(place.folder, file)));
  for (const fault of faults) place.print(`${file}: ${fault}`);
  if (faults.length === 0) place.print(`${file}: the report is whole`);
  return faults.length === 0 ? 0 : 1;
};
