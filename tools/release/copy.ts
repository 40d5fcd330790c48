/** A copy of a commit of the repository in another folder, where versions can be made and packages built and packed. */
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { manifestIn, type Package, publishedIn } from "./manifest.ts";
import { must } from "./run.ts";

/** Links what a package has installed, but its neighbours to those of the copy. */
const linkModules = (from: string, to: string, siblings: ReadonlyMap<string, string>): void => {
  if (!existsSync(from)) return;
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (!name.startsWith("@")) {
      if (!name.startsWith(".")) symlinkSync(join(from, name), join(to, name));
      continue;
    }
    mkdirSync(join(to, name));
    for (const inner of readdirSync(join(from, name)))
      symlinkSync(siblings.get(`${name}/${inner}`) ?? join(from, name, inner), join(to, name, inner));
  }
};

/** Copies a commit; what is installed is linked, not copied. */
const copyCommit = (root: string, commit: string, target: string): void => {
  const env = { COMMIT: commit, TARGET: target };
  must("sh", ["-c", `git archive "$COMMIT" | tar -x -C "$TARGET"`], { cwd: root, env });
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  const folders = readdirSync(join(target, "packages"));
  const siblings = new Map(
    folders.map((folder) => [manifestIn(join(target, "packages", folder)).name, join(target, "packages", folder)]),
  );
  for (const folder of folders)
    linkModules(
      join(root, "packages", folder, "node_modules"),
      join(target, "packages", folder, "node_modules"),
      siblings,
    );
};

/** Copies just what versions are made of, as it lies in the folder now: manifests and changesets. */
export const copyManifests = (root: string, target: string): void => {
  const files = globSync(
    ["package.json", "pnpm-workspace.yaml", ".changeset/*", "*/package.json", "*/*/package.json"],
    {
      cwd: root,
      exclude: (path) => path.includes("node_modules"),
    },
  );
  for (const file of files) cpSync(join(root, file), join(target, file));
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
};

/** Gives the packages of a copy the versions of the next release, and their changelogs. */
export const versionCopy = (copy: string): ReadonlyArray<Package> => {
  const changesets = join(copy, "node_modules/@changesets/cli/bin.js");
  must(process.execPath, [changesets, "version"], { cwd: copy });
  return publishedIn(copy);
};

/** Builds the packages of a copy, each after those it builds upon. */
const buildCopy = (copy: string): void => {
  const compiler = join(copy, "node_modules/.bin/tsc");
  for (const { folder } of publishedIn(copy)) must(compiler, ["-p", "tsconfig.build.json"], { cwd: folder });
};

/** A package as users get it. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly manifest: Package["manifest"];
}

/** Packs the published packages below a root into a folder, as they are built there. */
export const packBuilt = (root: string, into: string): ReadonlyArray<Tarball> =>
  publishedIn(root).map(({ folder, manifest }) => {
    must("pnpm", ["pack", "--pack-destination", into], { cwd: folder });
    const file = join(into, `${manifest.name.replace("@", "").replace("/", "-")}-${manifest.version}.tgz`);
    if (!existsSync(file)) throw new Error(`${manifest.name} was not packed as ${file}`);
    return { name: manifest.name, version: manifest.version, file, manifest };
  });

/** A commit with its next versions, built and packed below a folder. */
export const packCommit = (
  root: string,
  commit: string,
  folder: string,
): { readonly copy: string; readonly tarballs: ReadonlyArray<Tarball> } => {
  const copy = join(folder, "copy");
  const packed = join(folder, "packed");
  for (const made of [copy, packed]) mkdirSync(made);
  copyCommit(root, commit, copy);
  versionCopy(copy);
  buildCopy(copy);
  return { copy, tarballs: packBuilt(copy, packed) };
};
