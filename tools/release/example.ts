/** An example as somebody copies it: out of the repository, with the packed packages in place of those of the workspace. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { catalogVersion } from "./catalog.ts";
import type { Tarball } from "./copy.ts";
import { type Manifest, manifestIn } from "./manifest.ts";
import { closureOf, install } from "./project.ts";
import { faultOf, type Trial } from "./trials.ts";
import { run } from "./run.ts";
import type { Runtime } from "./runtimes.ts";

const copied = [
  { name: "node-library", words: ["No. 2026-0417", "--- read by local (text-layer)"] },
  { name: "router-fallback", words: ["document 4: read by local for $0"] },
];

/** What is installed in the copy: tarballs for ours, with what they need of ours, and versions for the others. */
const wantedBy = (root: string, { dependencies = {} }: Manifest, tarballs: ReadonlyArray<Tarball>) => {
  const names = Object.keys(dependencies);
  const files = names.flatMap((name) => closureOf(name, tarballs).map(({ file }) => file));
  const others = names.filter((name) => !tarballs.some((tarball) => tarball.name === name));
  return [...new Set(files), ...others.map((name) => `${name}@${catalogVersion(root, name)}`)];
};

/** The examples that are copied out, on a runtime. */
export const exampleTrials = (
  copy: string,
  folder: string,
  { name: runtime, program, words }: Runtime,
  tarballs: ReadonlyArray<Tarball>,
): ReadonlyArray<Trial> =>
  copied.map(({ name, words: expected }) => ({
    name: `${runtime}: the example ${name}, copied out of the repository`,
    fault: () => {
      const from = join(copy, "examples", name);
      const to = join(folder, "examples", name);
      cpSync(from, to, { recursive: true, filter: (path) => !path.includes("node_modules") });
      cpSync(join(copy, "examples/documents"), join(folder, "examples/documents"), { recursive: true });
      const { dependencies: _, ...manifest } = JSON.parse(readFileSync(join(to, "package.json"), "utf8")) as Manifest;
      writeFileSync(join(to, "package.json"), JSON.stringify(manifest));
      install(to, wantedBy(copy, manifestIn(from), tarballs));
      return faultOf(run(program, [...words, "main.ts"], { cwd: to }), 0, expected);
    },
  }));
