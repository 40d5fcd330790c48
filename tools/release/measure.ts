/** `./run release:sizes [COMMIT]`: measures what the packages of a commit (the last one) cost their users, and writes `docs/sizes.md`. Needs a registry. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { packCommit } from "./copy.ts";
import { type Sizes, measure } from "./sizes.ts";
import { sizesPage } from "./sizes-page.ts";
import { must } from "./run.ts";
import { treeFault } from "./trials.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "ocr-sizes-"));

try {
  const { tarballs } = packCommit(root, process.argv[2] ?? "HEAD", folder);
  const sizes: Array<Sizes> = [];
  for (const tarball of tarballs) {
    const { project, ...found } = await measure(join(folder, "projects"), tarball, tarballs, process.execPath);
    const fault = treeFault(project, tarball.name, tarballs);
    if (fault !== undefined) throw new Error(`${tarball.name}: ${fault}`);
    process.stdout.write(`${JSON.stringify(found)}\n`);
    sizes.push(found);
  }
  const file = join(root, "docs/sizes.md");
  const machine = `${process.platform} ${process.arch} with ${availableParallelism()} processors`;
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(file, sizesPage(sizes, { date, machine, node: `Node ${process.versions.node}` }));
  must("pnpm", ["exec", "oxfmt", "docs/sizes.md"], { cwd: root });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
