/**
 * Writes reports into files, in any of their forms.
 *
 * A caller collects evidence while it judges, seals the report, and writes it:
 * `const evidence = evidenceLog()`, `judge(subject, { evidence })`, `sealed(report, { command, date })`, `writeReports`.
 */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { badgeReport } from "./badge.ts";
import type { Evidence } from "./evidence.ts";
import { htmlReport } from "./html/report.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { ndjsonReport, ndjsonStream, type ReportStream } from "./ndjson.ts";
import type { Report } from "./report.ts";

/** The forms of a report. */
export const reportFormats = ["json", "ndjson", "junit", "html", "md", "badge"] as const;

/** One of {@link reportFormats}. */
export type ReportFormat = (typeof reportFormats)[number];

/** A report that is wanted. */
export interface ReportFile {
  readonly format: ReportFormat;
  /** Where it is written. Missing folders are made. */
  readonly file: string;
}

/** A report in one of its forms. `evidence` is shown in `html` only. */
export const renderReport = (format: ReportFormat, report: Report, evidence?: Evidence): string => {
  switch (format) {
    case "json":
      return `${JSON.stringify(report, undefined, 2)}\n`;
    case "ndjson":
      return ndjsonReport(report);
    case "junit":
      return junitReport(report);
    case "md":
      return markdownReport(report);
    case "badge":
      return badgeReport(report);
    case "html":
      return htmlReport(report, evidence);
  }
};

/** Writes a report into files. Rejects with the error of the file system. */
export const writeReports = async (
  report: Report,
  evidence: Evidence | undefined,
  files: ReadonlyArray<ReportFile>,
): Promise<void> => {
  for (const { file, format } of files) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, renderReport(format, report, evidence));
  }
};

/** Empties a file, and writes a report into it line by line while the run goes on. Throws the error of the file system. */
export const ndjsonFile = (file: string): ReportStream => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return ndjsonStream((line) => appendFileSync(file, line));
};
