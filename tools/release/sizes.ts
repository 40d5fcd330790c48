/** What packages cost their users: to download, to install, to import, to bundle. */
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import type { Tarball } from "./copy.ts";
import { closureOf, emptyProject, installedIn, sizeOf } from "./project.ts";
import { must } from "./run.ts";

/** The figures of a package. Bytes and milliseconds. */
export interface Sizes {
  readonly name: string;
  readonly version: string;
  readonly tarball: number;
  /** The whole `node_modules`, with its peers. */
  readonly installed: number;
  /** Packages in it, its own ones included. */
  readonly packages: number;
  /** The packages that take most of it, with their bytes. */
  readonly largest: ReadonlyArray<readonly [name: string, bytes: number]>;
  /** Shortest time of a first import in a new process. Left out for a command. */
  readonly importMs?: number;
  /** Code that a bundle with one use loads at its start. Left out where nobody bundles. */
  readonly bundle?: { readonly bytes: number; readonly gzip: number };
}

/** The least that a user takes of a package into a bundle. */
const uses: Readonly<Record<string, string>> = {
  "@ocr/core": 'export { createOcr } from "@ocr/core";',
  "@ocr/provider-mistral": 'export { createOcr } from "@ocr/core"; export { mistral } from "@ocr/provider-mistral";',
  "@ocr/provider-azure": 'export { createOcr } from "@ocr/core"; export { azure } from "@ocr/provider-azure";',
  "@ocr/provider-aimlapi": 'export { createOcr } from "@ocr/core"; export { aimlapi } from "@ocr/provider-aimlapi";',
};

/** Code of a bundle's entry and of what it imports at once; what is loaded when first needed is not counted. */
const bundleOf = async (project: string, code: string): Promise<NonNullable<Sizes["bundle"]>> => {
  const entry = join(project, "entry.js");
  writeFileSync(entry, code);
  const built = await build({
    root: project,
    configFile: false,
    logLevel: "silent",
    build: { ssr: entry, write: false, minify: true, target: "node22" },
    ssr: { noExternal: true },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput;
  const chunks = new Map(output.flatMap((part) => (part.type === "chunk" ? [[part.fileName, part] as const] : [])));
  const first = [...chunks.values()].filter((chunk) => chunk.isEntry).map((chunk) => chunk.fileName);
  const needed = new Set<string>();
  const add = (file: string): void => {
    const chunk = chunks.get(file);
    if (chunk === undefined || needed.has(file)) return;
    needed.add(file);
    chunk.imports.forEach(add);
  };
  first.forEach(add);
  const text = [...needed].map((file) => chunks.get(file)?.code ?? "").join("\n");
  return { bytes: Buffer.byteLength(text), gzip: gzipSync(text).length };
};

const times = 9;

const importTime = (project: string, node: string, name: string): number => {
  const code = `const before = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - before)`;
  const measured = Array.from({ length: times }, () =>
    Number(must(node, ["--input-type=module", "--eval", code], { cwd: project }).stdout),
  );
  return Math.min(...measured);
};

const largestIn = (project: string): Sizes["largest"] =>
  installedIn(project)
    .map((name) => [name, sizeOf(join(project, "node_modules", name))] as const)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 2);

/** Measures a package in an empty project of its own, into which nothing but it and its peers is installed. */
export const measure = async (
  folder: string,
  tarball: Tarball,
  tarballs: ReadonlyArray<Tarball>,
  node: string,
): Promise<Sizes & { readonly project: string }> => {
  const project = emptyProject(join(folder, tarball.name.replace("/", "-")), closureOf(tarball.name, tarballs));
  const installed = sizeOf(join(project, "node_modules"));
  const use = uses[tarball.name];
  const isCommand = tarball.name === "@ocr/cli";
  return {
    project,
    name: tarball.name,
    version: tarball.version,
    tarball: statSync(tarball.file).size,
    installed,
    packages: installedIn(project).length,
    largest: largestIn(project),
    ...(isCommand ? {} : { importMs: importTime(project, node, tarball.name) }),
    ...(use === undefined ? {} : { bundle: await bundleOf(project, use) }),
  };
};
