import { execFile } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { docExamplesOf } from "../doc-examples.ts";

const root = join(import.meta.dirname, "../..");
// Of its own, so that two runs at a time do not meet.
const folder = mkdtempSync(join(import.meta.dirname, "../.examples-"));

// The site's pages too; its reference is made of the docstrings.
const site = "apps/docs/{start,guides,providers,conformance,migrate,reference}/**/*.md";
const files = globSync(["packages/*/src/**/*.ts", "packages/*/README.md", "README.md", site], { cwd: root });
const examples = files.flatMap((path) => docExamplesOf(path, readFileSync(join(root, path), "utf8")));

beforeAll(() => {
  for (const { name, code } of examples) writeFileSync(join(folder, name), code);
  const config = { extends: "../../tsconfig.base.json", compilerOptions: { noUnusedLocals: false }, include: ["*.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  // Examples name files as seen from the top of the checkout.
  process.chdir(root);
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe("examples in doc comments and READMEs", () => {
  it("are there", () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it("compile", async () => {
    const tsc = join(root, "node_modules/.bin/tsc");
    const { stdout } = await promisify(execFile)(tsc, ["-p", folder]).catch((error: { stdout: string }) => error);
    expect(stdout).toBe("");
  }, 60_000);

  it.each(examples.map(({ name }) => name))("%s runs", async (name) => {
    await expect(import(join(folder, name))).resolves.toBeDefined();
  });
});

it("an example that does not end well is seen", () => {
  const source = '/**\n * ```ts\n * throw new Error("x");\n * ```\n */';
  expect(docExamplesOf("a/b.ts", source)).toEqual([
    { name: "a-b_3.ts", code: 'throw new Error("x");\n\nexport {};\n' },
  ]);
});
