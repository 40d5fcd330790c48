/** Makes what the pages about the judge include: the clauses, the documents, the matrix, the reports. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { renderReport } from "@ocr/conformance";
import { clausePage } from "./clause-page.ts";
import { committedReports } from "./committed-reports.ts";
import { fixtureTables } from "./fixture-table.ts";
import { reportTable } from "./report-table.ts";
import { repositoryPage } from "./repository-page.ts";
import { sampleReport } from "./sample-report.ts";

const root = join(import.meta.dirname, "../../..");
const out = join(import.meta.dirname, "../generated/conformance");
const published = join(import.meta.dirname, "../public/reports");

const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");

/** Writes the parts of pages into `generated/conformance`, and whole reports into `public/reports`. */
export const writeConformance = async (): Promise<void> => {
  await Promise.all([mkdir(out, { recursive: true }), mkdir(published, { recursive: true })]);
  const guide = await read("docs/adapter.md");
  const reports = committedReports();
  const parts: Readonly<Record<string, string>> = {
    adapter: repositoryPage(guide),
    clauses: clausePage(await read("spec/ocr-1.md")),
    documents: await fixtureTables(),
    "kill-matrix": repositoryPage(await read("docs/kill-matrix.md")),
    reports: reportTable(reports),
    scores: repositoryPage(await read("spec/scores.md")),
  };
  for (const [name, text] of Object.entries(parts)) await writeFile(join(out, `${name}.md`), `${text}\n`);
  for (const [name, report] of reports) {
    await writeFile(join(published, `${name}.html`), renderReport("html", report));
    await writeFile(join(published, `${name}.svg`), renderReport("badge", report));
    await writeFile(join(published, `${name}.json`), `${JSON.stringify(report)}\n`);
  }
  const sample = await sampleReport(guide, join(out, "acme"));
  await writeFile(join(published, "example.html"), sample.html);
  await writeFile(join(out, "example.md"), `\`\`\`text\n${sample.terminal}\n\`\`\`\n`);
};
