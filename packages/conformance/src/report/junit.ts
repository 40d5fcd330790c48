/** The report as JUnit XML, for whatever shows test results: one suite for each profile. */
import type { Report, Result } from "./report.ts";
import { type Markup, markup } from "./markup.ts";
import { againLine, profileSummaries, runLine } from "./wording.ts";

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

const words = (report: Report, { clause, id, level, reason = "", title }: Result): string =>
  [`${clause} ${level}: ${title}`, `found: ${reason}`, `again: ${againLine(report, id)}`].join("\n");

/** What stands in a test case; a warning and a provisional check decide nothing, so they pass, with a note. */
const verdict = (report: Report, result: Result): Markup => {
  const { clause, provisional, reason = "", status } = result;
  const text = words(report, result);
  // Parsers make one line of an attribute.
  const message = reason.split("\n")[0];
  const note = markup`<system-out>${`${status}${provisional === true ? " (provisional)" : ""}\n${text}`}</system-out>`;
  switch (status) {
    case "pass":
      return result.unobserved === undefined
        ? markup``
        : markup`<system-out>${`could not be seen from here: ${result.unobserved.join("; ")}`}</system-out>`;
    case "not-applicable":
      return markup`<skipped message="${reason}"/>`;
    case "warn":
      return note;
    case "fail":
      return provisional === true ? note : markup`<failure message="${message}" type="${clause}">${text}</failure>`;
    case "could-not-run":
    case "suite-error":
      return provisional === true && status === "could-not-run"
        ? note
        : markup`<error message="${message}" type="${status}">${text}</error>`;
  }
};

const caseOf = (report: Report, result: Result): Markup =>
  markup`    <testcase classname="conformance.${result.profile}" name="${result.id}" time="${seconds(result.milliseconds)}">${verdict(report, result)}</testcase>\n`;

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly time: number;
}

const totalsOf = (results: ReadonlyArray<Result>): Totals => {
  const decides = (result: Result) => result.provisional !== true;
  return {
    tests: results.length,
    failures: results.filter((result) => result.status === "fail" && decides(result)).length,
    errors: results.filter(
      (result) => result.status === "suite-error" || (result.status === "could-not-run" && decides(result)),
    ).length,
    skipped: results.filter((result) => result.status === "not-applicable").length,
    time: results.reduce((sum, result) => sum + result.milliseconds, 0),
  };
};

const attributes = ({ errors, failures, skipped, tests, time }: Totals): Markup =>
  markup`tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${seconds(time)}"`;

/** The report as JUnit XML. */
export const junitReport = (report: Report): string => {
  const stamp = report.date === undefined ? markup`` : markup` timestamp="${report.date.slice(0, 19)}"`;
  const properties = { outcome: report.outcome, seed: report.seed, suite: report.suite, command: runLine(report) };
  const facts = Object.entries(properties).map(
    ([name, value]) => markup`      <property name="${name}" value="${value}"/>\n`,
  );
  const suites = profileSummaries(report).map(
    ({ profile, results }) =>
      markup`  <testsuite name="${report.subject}: ${profile}" ${attributes(totalsOf(results))}${stamp}>
    <properties>
${facts}    </properties>
${results.map((result) => caseOf(report, result))}  </testsuite>\n`,
  );
  const all = attributes(totalsOf(report.results));
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${report.subject} against ${report.spec}: ${report.outcome}" ${all}>
${suites}</testsuites>
`.text;
};
