/** The forms of a report, letter by letter. `UPDATE_GOLDEN=1` writes the files anew; look at the difference then. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  compare,
  comparisonHtml,
  comparisonMarkdown,
  comparisonText,
  type Report,
  renderReport,
  sealed,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { sampleEvidence, sampleReport } from "./sample-report.ts";

const folder = join(import.meta.dirname, "golden");

/** The text that a file holds. */
const golden = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    await mkdir(folder, { recursive: true });
    await writeFile(file, text);
  }
  return readFile(file, "utf8");
};

/** Style and script change often, and are looked at in a browser. */
const bare = (html: string): string =>
  html
    .replace(/<style>[^]*?<\/style>/, "<style></style>")
    .replace(/<script>[^]*<\/script>/, "<script></script>")
    .replace(/sha256-[\w+/=]+/, "sha256-");

/** The same subject a day later, with one promise kept and words read worse. */
const later = (): Report => {
  const { hash: _hash, ...rest } = sampleReport;
  const results = rest.results
    .filter(({ id }) => id !== "errors.new")
    .map((result) => (result.id === "pages.range" ? { ...result, status: "pass" as const, reason: "" } : result));
  const scores = [{ metric: "character-error-rate", group: "text", n: 6630, value: 0.05, low: 0.04, high: 0.06 }];
  const counts = { ...rest.counts, pass: 3, fail: 0 };
  const changed: Report = { ...rest, seed: 8, results, scores, counts, outcome: "incomplete" };
  return sealed(changed, { command: rest.command ?? "", date: "2026-11-21T09:30:00.000Z" });
};

describe("reports", () => {
  it.each([
    ["json", "report.json"],
    ["ndjson", "report.ndjson"],
    ["junit", "report.xml"],
    ["md", "report.md"],
    ["badge", "badge.svg"],
  ] as const)("%s", async (format, name) => {
    const text = renderReport(format, sampleReport);
    expect(text).toBe(await golden(name, text));
  });

  it("html", async () => {
    const text = bare(renderReport("html", sampleReport, sampleEvidence));
    expect(text).toBe(await golden("report.html", text));
  });

  it("comparisons", async () => {
    const comparison = compare(sampleReport, later());
    const texts = {
      txt: comparisonText(comparison),
      md: comparisonMarkdown(comparison),
      html: bare(comparisonHtml(comparison)),
    };
    for (const [form, text] of Object.entries(texts)) expect(text).toBe(await golden(`comparison.${form}`, text));
  });
});
