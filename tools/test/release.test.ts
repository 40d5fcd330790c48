/** What the next release will be, made in a copy: the versions and the changelogs that users will see. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { copyManifests, versionCopy } from "../release/copy.ts";
import { publishedIn } from "../release/manifest.ts";
import { nameRepository } from "../release/repository.ts";

const root = join(import.meta.dirname, "../..");
const before = publishedIn(root);
const copy = mkdtempSync(join(tmpdir(), "ocr-versions-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));
copyManifests(root, copy);
const after = versionCopy(copy);

it("names in each package where its sources are, once somebody knows", () => {
  nameRepository(copy, "https://github.com/house/ocr");
  const manifest = JSON.parse(readFileSync(join(copy, "packages/core/package.json"), "utf8")) as object;
  expect(manifest).toMatchObject({
    name: "@ocr/core",
    repository: { type: "git", url: "git+https://github.com/house/ocr.git", directory: "packages/core" },
  });
});

describe("the next release", () => {
  it("has every published package, each after those it needs", () => {
    expect(after.map(({ manifest }) => manifest.name)).toEqual(before.map(({ manifest }) => manifest.name));
    expect(after.length).toBeGreaterThan(7);
  });

  it.each(before.filter(({ manifest }) => manifest.version === "0.0.0").map(({ manifest }) => manifest.name))(
    "is the first one of %s: 0.1.0, with a changelog for users",
    (name) => {
      const { folder, manifest } = after.find((entry) => entry.manifest.name === name) ?? {};
      expect(manifest?.version).toBe("0.1.0");
      const changelog = readFileSync(join(folder ?? "", "CHANGELOG.md"), "utf8");
      const lines = changelog.split("\n").filter((line) => line !== "");
      expect(lines.slice(0, 2)).toEqual([`# ${name}`, "## 0.1.0"]);
      expect(lines.filter((line) => line.startsWith("- First release. "))).toHaveLength(1);
      expect(new Set(lines).size).toBe(lines.length);
      expect(changelog).not.toMatch(/Updated dependencies|\b[0-9a-f]{7}:|src\/|undefined|\[object/);
    },
  );
});
