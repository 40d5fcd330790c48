/**
 * The published kill matrix names exactly the checks and mutants that there are. When this fails, write it anew:
 * `node --conditions=@ocr/source tools/conformance/kill-matrix.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { equivalents, mutants, registry } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { equivalentRowOf, headingOf, rowOf } from "../kill-matrix.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/kill-matrix.md"), "utf8");

/** The rows below each heading of a check, without their counts. */
const published = new Map(
  page
    .split(/^(?=### )/m)
    .slice(1)
    .map((part) => {
      const rows = part.split("\n").filter((line) => /^\|.*\| \d+\/\d+ \|$/.test(line));
      return [part.split("\n", 3).join("\n"), rows.map((row) => row.replace(/ \d+\/\d+ \|$/, ""))] as const;
    }),
);

describe("docs/kill-matrix.md, written by tools/conformance/kill-matrix.ts", () => {
  it("has each check with its clause, and no other", () => {
    expect([...published.keys()]).toEqual(
      [...new Set(registry.map((check) => check.profile))].flatMap((profile) =>
        registry.filter((check) => check.profile === profile).map(headingOf),
      ),
    );
  });

  it("has each mutant with its reason below its check, and no other", () => {
    for (const check of registry)
      expect(published.get(headingOf(check))).toEqual(mutants.filter((mutant) => mutant.kills === check.id).map(rowOf));
  });

  it("has what nobody can see", () => {
    const end = page.slice(page.indexOf("## What nobody can see"));
    expect(
      end
        .split("\n")
        .filter((line) => line.startsWith("| "))
        .slice(2),
    ).toEqual(equivalents.map(equivalentRowOf));
  });

  it("was killed whole", () => {
    const counts = [...page.matchAll(/ (\d+)\/(\d+) \|$/gm)];
    expect(counts.length).toBe(mutants.length);
    expect(counts.filter(([, times, seeds]) => times !== seeds)).toEqual([]);
    expect(counts.every(([, , seeds]) => Number(seeds) >= 20)).toBe(true);
  });
});
