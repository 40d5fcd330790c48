/** The packages that are published, as their manifests tell. */
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a release needs of a `package.json`. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package in its folder. */
export interface Package {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Reads the manifest of a folder. */
export const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;

const neighbours = ({ manifest }: Package): ReadonlyArray<string> =>
  Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.peerDependencies });

/** The published packages below a root, each after those of them that it builds upon. */
export const publishedIn = (root: string): ReadonlyArray<Package> => {
  const found = globSync("packages/*/package.json", { cwd: root })
    .toSorted()
    .map((file) => join(root, dirname(file)))
    .map((folder) => ({ folder, manifest: manifestIn(folder) }))
    .filter(({ manifest }) => manifest.private !== true);
  const names = new Set(found.map(({ manifest }) => manifest.name));
  const sorted: Array<Package> = [];
  while (sorted.length < found.length) {
    const done = new Set(sorted.map(({ manifest }) => manifest.name));
    const next = found.find(
      (entry) =>
        !done.has(entry.manifest.name) &&
        neighbours(entry).every((name) => !names.has(name) || done.has(name) || name === entry.manifest.name),
    );
    if (next === undefined) throw new Error("the packages need each other in a circle");
    sorted.push(next);
  }
  return sorted;
};
