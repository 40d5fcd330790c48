import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf } from "../imports.ts";
import { breaches } from "../law.ts";
import { rooms } from "../rooms.ts";

const packages = join(import.meta.dirname, "../../packages");
const files = globSync("*/src/**/*.ts", { cwd: packages }).map((path) => path.replaceAll("\\", "/"));

describe("the import law", () => {
  it.each(files)("%s stays in its room", (path) => {
    const source = readFileSync(join(packages, path), "utf8");
    expect(breaches(path.replace("/src/", "/"), source)).toEqual([]);
  });

  it("has no room for files that do not exist", () => {
    const paths = files.map((path) => path.replace("/src/", "/"));
    const empty = Object.keys(rooms).filter((room) => !paths.some((path) => path.startsWith(room)));
    expect(empty).toEqual([]);
  });

  it("refuses a file without a room", () => {
    expect(breaches("core/utils.ts", "")).toEqual(["core/utils.ts has no room: give it one in tools/rooms.ts"]);
  });

  it.each([
    ["static", 'import { x } from "node:fs";'],
    ["type-only", 'import type { x } from "node:fs";'],
    ["side-effect", 'import "node:fs";'],
    ["dynamic", 'const fs = await import("node:fs");'],
    ["re-export", 'export { x } from "node:fs";'],
  ])("sees a %s import", (_, source) => {
    expect(breaches("core/contract/request.ts", source)).toHaveLength(1);
  });

  it("does not take an example in a comment for an import", () => {
    expect(importsOf('/**\n * import { a } from "node:fs";\n */\n// import "b";\nexport const c = 1;')).toEqual([]);
  });
});

describe("names of files", () => {
  // `media-type` is the field's own word, not a drawer.
  const banned = /(^|[/-])(utils?|helpers?|common|(?<!media-)types?|misc|shared)\.ts$/;

  it.each(files)("%s is a noun in kebab-case", (path) => {
    expect(path).toMatch(/^[a-z0-9/.-]+\.ts$/);
    expect(path).not.toMatch(banned);
  });
});
