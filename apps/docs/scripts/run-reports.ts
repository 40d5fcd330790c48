/** `./run docs:reports`: judges our own providers, and keeps their reports in `reports/`, unchanged but for blanks; draws the example. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@ocr/conformance/cli";
import { subjects } from "../../../tools/conformance/subjects.ts";
import { publishedSubjects, reportFolder } from "./committed-reports.ts";
import { writeConformance } from "./conformance.ts";
import { drawReport } from "./report-picture.ts";

const wanted = process.argv.slice(2);

await mkdir(reportFolder, { recursive: true });
for (const name of publishedSubjects.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const file = join(reportFolder, `${name}.json`);
  const words = ["--provider", name, "--report", `json=${file}`];
  process.exitCode = Math.max(
    Number(process.exitCode ?? 0),
    await runCommand(words, { name: "./run conformance", providers: subjects }),
  );
  await writeFile(file, `${JSON.stringify(JSON.parse(await readFile(file, "utf8")))}\n`);
}
await writeConformance();
await drawReport();
