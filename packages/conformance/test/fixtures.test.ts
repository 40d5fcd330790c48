/** The documents of the suite: the same bytes for ever, each with a purpose and a truth, and written out for others. */
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  badDocument,
  badNames,
  catalogue,
  extractFixtures,
  fixtureGroups,
  fixtureLock,
  fixtureNames,
  fixturesOf,
  lockedSeed,
  lockHash,
  lockOf,
} from "@ocr/conformance";
import { truthOf } from "@ocr/fakes";
import { describe, expect, it } from "vitest";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("the lock", () => {
  it("holds every document of its seed; run tools/conformance/fixtures.ts when a change was meant", async () => {
    expect(await lockOf(lockedSeed)).toEqual(fixtureLock());
  });

  it("has a hash, which stands in reports", () => {
    expect(lockHash()).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the catalogue", () => {
  it("says in a sentence what each document is for, and has some in each group", () => {
    const entries = Object.values(catalogue);
    for (const { purpose } of entries) expect(purpose).toMatch(/^[A-Z].{10,}\.$/);
    expect(new Set(entries.map((entry) => entry.purpose)).size).toBe(entries.length);
    expect(new Set(entries.map((entry) => entry.group))).toEqual(new Set(fixtureGroups));
  });

  it("draws other documents from another seed", async () => {
    for (const name of ["columns", "merged", "form", "scan-100"] as const)
      expect(sha256((await fixturesOf(2)(name)).bytes)).not.toBe(fixtureLock()[name]?.sha256);
  });

  it("has bad documents that have no truth", async () => {
    for (const name of badNames)
      expect(await truthOf((await badDocument(name, 1)).bytes).catch(() => undefined)).toSatisfy(
        (truth: unknown) => truth === undefined || name === "locked",
      );
  });
});

describe("extractFixtures", () => {
  it("writes every document, its truth and an index with their hashes", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ocr-fixtures-"));
    try {
      const written = await extractFixtures(join(folder, "new"), lockedSeed);
      expect(written.map(({ name }) => name)).toEqual([...fixtureNames, ...badNames.map((name) => `bad-${name}`)]);
      const files = await readdir(join(folder, "new"));
      expect(files.length).toBe(2 * fixtureNames.length + badNames.length + 1);
      const named = written.flatMap(({ file, sha256: hash, truth, truthSha256 }) => [
        [file, hash] as const,
        ...(truth === undefined ? [] : [[truth, truthSha256] as const]),
      ]);
      for (const [file, hash] of named) expect(sha256(await readFile(join(folder, "new", file)))).toBe(hash);
      const index = JSON.parse(await readFile(join(folder, "new", "index.json"), "utf8")) as unknown;
      expect(index).toEqual({ seed: lockedSeed, fixtures: written });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
