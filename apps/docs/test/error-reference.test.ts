/** The error reference has a section for each reason and no other, and says of the exit codes what the command does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { reasons } from "@ocr/core";
import { expect, it } from "vitest";
import { exitCode } from "../../../packages/cli/src/exit-code.ts";
import { allTables } from "../scripts/tables.ts";

const text = readFileSync(join(import.meta.dirname, "../reference/errors.md"), "utf8");
const sections = new Map(
  text
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf("\n")), section] as const),
);

it("has a section for each reason, in their order, and for nothing else of that look", () => {
  expect([...sections.keys()].filter((title) => /^[A-Z]\w+$/.test(title))).toEqual(reasons);
});

it.each(reasons)("shows how %s looks", (reason) => {
  expect(sections.get(reason)).toMatch(new RegExp(`^\\| \`${reason}\`: \`[^\`]+\``, "m"));
});

it("shows each exit code", () => {
  const shown = [...(sections.get("Exit codes of `ocr`") ?? "").matchAll(/^\| (\d+) /gm)].map(([, code]) =>
    Number(code),
  );
  expect(shown).toEqual(Object.values(exitCode));
});

it("tells of each reason whether it is tried again, and of each status what becomes of it", async () => {
  const tables = await allTables();
  const rows = (name: string) => (tables.get(name) ?? "").split("\n");
  expect(rows("reasons").slice(2)).toHaveLength(reasons.length);
  expect(rows("reasons")).toContain("| [`RateLimited`](#ratelimited) | yes | yes |");
  expect(rows("reasons")).toContain("| [`InvalidRequest`](#invalidrequest) | no | no |");
  expect(rows("statuses")).toContain("| 429 | [`RateLimited`](#ratelimited) | yes |");
  expect(rows("statuses")).toContain("| 3xx | [`Upstream`](#upstream) | no |");
});
