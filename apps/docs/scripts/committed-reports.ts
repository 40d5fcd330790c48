/** The reports of our own providers, as they were written by a run of the suite and committed. */
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Report } from "@ocr/conformance";

/** Where they lie. */
export const reportFolder = join(import.meta.dirname, "../reports");

/** The subjects that are published, by their names on the command line, in the order of the page. */
export const publishedSubjects = ["local", "mistral", "azure", "azure-ocr-4", "azure-di", "aimlapi"] as const;

/** All of them, by the name of the subject on the command line. */
export const committedReports = (): ReadonlyMap<string, Report> => {
  const found = new Set(globSync("*.json", { cwd: reportFolder }).map((file) => basename(file, ".json")));
  return new Map(
    publishedSubjects
      .filter((name) => found.has(name))
      .map((name) => [name, JSON.parse(readFileSync(join(reportFolder, `${name}.json`), "utf8")) as Report]),
  );
};
