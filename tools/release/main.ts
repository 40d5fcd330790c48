/**
 * `./run release:try [COMMIT] [--keep]`: tries a release before it is one. Gives a commit (the last one) its next versions
 * in a temporary copy, builds and packs it, installs the tarballs in an empty project, and uses them there as users would.
 * Needs a registry. Exit code 1 when anything is wrong. `--keep` leaves the folder behind.
 */
import { copyFileSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { catalogVersion } from "./catalog.ts";
import { packCommit } from "./copy.ts";
import { emptyProject } from "./project.ts";
import { exampleTrials } from "./example.ts";
import { installRuntimes } from "./runtimes.ts";
import { commandTrials, importTrials, programTrials } from "./trials.ts";
import { setups, typeFaults } from "./type-check.ts";

const root = join(import.meta.dirname, "../..");
const print = (line: string) => process.stdout.write(`${line}\n`);
const { positionals, values } = parseArgs({ allowPositionals: true, options: { keep: { type: "boolean" } } });
const folder = mkdtempSync(join(tmpdir(), "ocr-release-"));

const prepare = () => {
  const { copy, tarballs } = packCommit(root, positionals[0] ?? "HEAD", folder);
  print(`packed: ${tarballs.map(({ name, version }) => `${name} ${version}`).join(", ")}`);
  const project = emptyProject(join(folder, "project"), tarballs, [
    "effect",
    "zod",
    `vitest@${catalogVersion(root, "vitest")}`,
    `typescript@${catalogVersion(root, "typescript")}`,
    `@types/node@${catalogVersion(root, "@types/node")}`,
  ]);
  for (const file of globSync("consumer/*.ts", { cwd: import.meta.dirname }))
    copyFileSync(join(import.meta.dirname, file), join(project, basename(file)));
  for (const file of ["invoice.pdf", "letter-scan.pdf"])
    copyFileSync(join(copy, "examples/documents", file), join(project, file));
  return { copy, project, tarballs };
};

const main = (): number => {
  const { copy, project, tarballs } = prepare();
  const { missing, runtimes } = installRuntimes(join(folder, "runtimes"));
  for (const { name, why } of missing) print(`skipped: ${name} cannot be had here (${why})`);
  const nodes = runtimes.filter(({ name }) => name.startsWith("node "));
  const [oldest] = nodes;
  if (oldest === undefined) throw new Error("no Node could be installed");
  const cli = tarballs.find(({ name }) => name === "@ocr/cli")?.version ?? "";
  const trials = [
    ...setups.map((setup) => ({ name: `types, ${setup}`, fault: () => typeFaults(project, setup) })),
    ...programTrials(project, runtimes),
    ...[...new Set([oldest, nodes.at(-1) ?? oldest])].flatMap((node) => commandTrials(project, node, cli)),
    ...importTrials(project, oldest, tarballs),
    ...exampleTrials(copy, folder, oldest, tarballs),
  ];
  let faults = 0;
  for (const { fault, name } of trials) {
    const startedAt = performance.now();
    const found = fault();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    print(`${found === undefined ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (found === undefined) continue;
    faults += 1;
    print(found.replaceAll(/^/gm, "     "));
  }
  print(`${trials.length - faults} of ${trials.length} trials went well`);
  return faults === 0 ? 0 : 1;
};

try {
  process.exitCode = main();
} finally {
  if (values.keep) print(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
