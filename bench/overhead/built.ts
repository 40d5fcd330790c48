/** What users install: core as it is built, how long it takes to import, and how much of it ends up in a bundle. */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { build, type Rolldown } from "vite";
import { upperMedian } from "../score/character-error.ts";

const execute = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const core = join(root, "packages/core");

/** Builds core, so that not an older one is measured. */
export const buildCore = async (): Promise<void> => {
  await execute(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], { cwd: core });
};

const importing = (urls: ReadonlyArray<string>): string => `
  const started = performance.now();
  ${urls.map((url) => `await import(${JSON.stringify(url)});`).join("\n")}
  console.log(performance.now() - started);
`;

/** Milliseconds, over processes of their own. */
export interface ImportTime {
  /** The least: other programs on the machine only ever add to it. */
  readonly wall: number;
  readonly median: number;
}

const measure = async (urls: ReadonlyArray<string>, runs: number): Promise<ImportTime> => {
  const times: Array<number> = [];
  for (let run = 0; run < runs; run += 1) {
    const args = ["--input-type=module", "--eval", importing(urls)];
    const { stdout } = await execute(process.execPath, args, { cwd: core });
    times.push(Number(stdout));
  }
  return { wall: Math.min(...times), median: upperMedian(times) };
};

/** How long built core takes to import, and the libraries that it stands on alone. */
export const importTimes = async (
  runs: number,
): Promise<{ readonly core: ImportTime; readonly libraries: ImportTime }> => ({
  core: await measure([pathToFileURL(join(core, "dist/index.js")).href], runs),
  libraries: await measure(["zod", "effect/Effect"], runs),
});

/** Bytes, minified. */
export interface BundleSize {
  readonly bytes: number;
  readonly gzip: number;
}

/** The bundle of `import { createOcr } from "@ocr/core"`: what loads at once, without what is loaded when it is needed. */
export const bundleSize = async (): Promise<BundleSize> => {
  // Inside the checkout, so that core and its libraries are found as installed.
  const folder = await mkdtemp(join(import.meta.dirname, "../.bundle-"));
  try {
    const entry = join(folder, "entry.ts");
    await writeFile(entry, 'export { createOcr } from "@ocr/core";\n');
    const conditions = ["node", "import"];
    const built = (await build({
      root: folder,
      configFile: false,
      logLevel: "error",
      ssr: { noExternal: true, target: "node", resolve: { conditions } },
      build: { ssr: entry, write: false, minify: true, target: "es2023" },
    })) as Rolldown.RolldownOutput;
    const chunks = new Map(built.output.flatMap((chunk) => (chunk.type === "chunk" ? [[chunk.fileName, chunk]] : [])));
    const first = [...chunks.values()].find((chunk) => chunk.isEntry);
    const needed = new Set<string>();
    const need = (name: string): void => {
      const chunk = chunks.get(name);
      if (chunk === undefined || needed.has(name)) return;
      needed.add(name);
      for (const next of chunk.imports) need(next);
    };
    if (first === undefined) throw new Error("the bundle has no entry");
    need(first.fileName);
    const code = [...needed].map((name) => chunks.get(name)?.code ?? "");
    return {
      bytes: code.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      gzip: code.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
