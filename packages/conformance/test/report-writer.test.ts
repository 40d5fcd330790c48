/** Reports in files, and the one that grows while the run goes on. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  evidenceLog,
  judge,
  ndjsonFile,
  referenceSubject,
  type ReportFormat,
  sealed,
  writeReports,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { badgeText } from "../src/report/badge.ts";
import { sampleReport } from "./sample-report.ts";

const folder = mkdtempSync(join(tmpdir(), "ocr-reports-"));
const seal = { command: "ocr-conformance --module ./acme.js", date: "2026-11-20T09:30:00.000Z" };

describe("reports", () => {
  it("are written into folders that do not exist yet", async () => {
    const evidence = evidenceLog();
    const report = sealed(await judge(referenceSubject(), { checks: ["pages.range"], evidence }), seal);
    const starts: Readonly<Record<ReportFormat, string>> = {
      json: "{",
      ndjson: '{"type":"result"',
      junit: "<?xml",
      html: "<!doctype html>",
      md: "## ✅",
      badge: "<svg",
    };
    const files = Object.keys(starts).map((format) => ({
      format: format as ReportFormat,
      file: join(folder, "deep", format),
    }));
    await writeReports(report, evidence, files);
    for (const { file, format } of files) expect(readFileSync(file, "utf8").startsWith(starts[format])).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, "deep", "json"), "utf8"))).toEqual(report);
  });

  it("grow line by line, and end as the whole one", async () => {
    const file = join(folder, "grows.ndjson");
    const stream = ndjsonFile(file);
    const seen: Array<number> = [];
    const report = await judge(referenceSubject(), {
      checks: ["pages.range", "pages.list", "pages.one"],
      onResult: (result) => {
        stream.onResult(result);
        seen.push(readFileSync(file, "utf8").trimEnd().split("\n").length);
      },
    });
    stream.end(report);
    expect(seen).toEqual(report.results.map((_, i) => i + 1));
    const lines = readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines.at(-1)).toMatchObject({ type: "summary", outcome: "conformant" });
    const { results, ...rest } = report;
    expect(lines).toEqual([...results.map((result) => ({ type: "result", ...result })), { type: "summary", ...rest }]);
    await writeReports(report, undefined, [{ format: "ndjson", file: join(folder, "whole.ndjson") }]);
    expect(readFileSync(join(folder, "whole.ndjson"), "utf8")).toBe(readFileSync(file, "utf8"));
  });

  it("say in a badge how much was examined", () => {
    expect(badgeText(sampleReport)).toBe("not conformant: 1 of 5 checks failed, 1/4 profiles");
    expect(badgeText({ ...sampleReport, outcome: "conformant" })).toBe("conformant 1/4 profiles, 5 checks, 1 warning");
    expect(badgeText({ ...sampleReport, outcome: "incomplete" })).toBe(
      "incomplete: 1 of 5 checks could not run, 1/4 profiles",
    );
    expect(badgeText({ ...sampleReport, outcome: "suite-error" })).toBe("suite error: no verdict");
  });
});
