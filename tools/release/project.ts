/** An empty project of a user, outside the workspace, with the packed packages installed as from a registry. */
import { globSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Tarball } from "./copy.ts";
import { must } from "./run.ts";

/** Words for `npm install` in which nothing runs while it is installed, and nothing is said but errors. */
export const quietly: ReadonlyArray<string> = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

/** Installs into a folder. */
export const install = (folder: string, what: ReadonlyArray<string>): void => {
  must("npm", ["install", ...quietly, ...what], { cwd: folder });
};

/** The tarballs that a package needs, itself among them. */
export const closureOf = (name: string, tarballs: ReadonlyArray<Tarball>): ReadonlyArray<Tarball> => {
  const found = new Set<Tarball>();
  const add = (wanted: string): void => {
    const tarball = tarballs.find((entry) => entry.name === wanted);
    if (tarball === undefined || found.has(tarball)) return;
    found.add(tarball);
    const { dependencies, peerDependencies } = tarball.manifest;
    for (const next of Object.keys({ ...dependencies, ...peerDependencies })) add(next);
  };
  add(name);
  return [...found];
};

/** Makes an empty project and installs tarballs and other packages into it. Returns its folder. */
export const emptyProject = (
  folder: string,
  tarballs: ReadonlyArray<Tarball>,
  others: ReadonlyArray<string> = [],
): string => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
  install(folder, [...tarballs.map(({ file }) => file), ...others]);
  return folder;
};

/** All packages that lie in a project, by name; a package that lies there in two versions comes once. */
export const installedIn = (project: string): ReadonlyArray<string> => {
  const names = globSync(["node_modules/*/package.json", "node_modules/@*/*/package.json"], { cwd: project });
  return names.map((file) => file.replaceAll("\\", "/").split("/").slice(1, -1).join("/")).toSorted();
};

/** Bytes of all files in a project's `node_modules`. */
export const sizeOf = (folder: string): number =>
  globSync("**", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
