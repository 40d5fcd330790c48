/** The report as lines of JSON: one for each result as it comes, and a last one with all the rest. */
import type { Report, Result } from "./report.ts";

/** One result as a line. */
export const resultLine = (result: Result): string => `${JSON.stringify({ type: "result", ...result })}\n`;

/** The last line: the report without its results. */
export const summaryLine = ({ results: _results, ...rest }: Report): string =>
  `${JSON.stringify({ type: "summary", ...rest })}\n`;

/** A report that is written while it grows. */
export interface ReportStream {
  readonly onResult: (result: Result) => void;
  /** Writes the last line; call it once, when the run is over. */
  readonly end: (report: Report) => void;
}

/** Writes a report line by line. */
export const ndjsonStream = (write: (line: string) => void): ReportStream => ({
  onResult: (result) => write(resultLine(result)),
  end: (report) => write(summaryLine(report)),
});

/** A whole report as lines of JSON. */
export const ndjsonReport = (report: Report): string =>
  [...report.results.map(resultLine), summaryLine(report)].join("");
