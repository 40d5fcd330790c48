/** What our packages bring along has a licence that asks for no more than its text, and no script that runs on installation. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { publishedIn } from "../release/manifest.ts";

const root = join(import.meta.dirname, "../..");
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "Zlib",
]);

interface Manifest {
  readonly name: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

/** Where a package finds another one, as Node looks for it; optional ones may not be there. */
const found = (from: string, name: string): string | undefined => {
  const folder = join(from, "node_modules", name);
  if (existsSync(folder)) return realpathSync(folder);
  return dirname(from) === from ? undefined : found(dirname(from), name);
};

/** All packages below the published ones, by their folders. */
const brought = (): ReadonlyMap<string, Manifest> => {
  const all = new Map<string, Manifest>();
  const add = (folder: string): void => {
    if (all.has(folder)) return;
    const manifest = manifestOf(folder);
    all.set(folder, manifest);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
    // An optional peer, such as the test runner, is what the user has already.
    const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true);
    for (const name of [...Object.keys(dependencies), ...peers]) {
      const next = found(folder, name);
      if (next !== undefined) add(next);
    }
  };
  for (const { folder } of publishedIn(root)) add(realpathSync(folder));
  return all;
};

/** Whether one of the licences to choose from, and each of those that hold together, is permissive. */
const isPermissive = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((name) => permissive.has(name)));

describe("what our packages bring along", () => {
  const manifests = [...brought().values()];

  it("is found", () => {
    expect(manifests.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["@ocr/core", "effect", "tesseract.js-core"]),
    );
  });

  it("has a permissive licence", () => {
    const strange = manifests.filter(({ license = "" }) => !isPermissive(license));
    expect(strange.map(({ license, name }) => `${name}: ${license ?? "none"}`)).toEqual([]);
    expect(["GPL-3.0", "MIT AND LGPL-3.0", ""].filter(isPermissive)).toEqual([]);
    expect(isPermissive("(GPL-3.0 OR MIT)")).toBe(true);
  });

  it("runs nothing when it is installed", () => {
    const running = manifests.filter(({ scripts = {} }) =>
      ["preinstall", "install", "postinstall"].some((name) => name in scripts),
    );
    expect(running.map(({ name }) => name)).toEqual([]);
  });
});
