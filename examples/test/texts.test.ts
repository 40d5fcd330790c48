/** The words of the repository's documents hold: commands and options exist, links lead somewhere. */
import { execFile } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const documents = globSync(["*.md", "docs/**/*.md", "{examples,packages}/*/README.md", "examples/README.md"], {
  cwd: root,
});

/** What pnpm itself understands, besides the scripts of the root. */
const builtIns = new Set(["install", "exec"]);

it("finds the documents", () => {
  expect(documents).toEqual(expect.arrayContaining(["README.md", "AGENTS.md", "CONTRIBUTING.md", "REVIEW.md"]));
  expect(documents.length).toBeGreaterThan(8);
});

it.each(documents)("%s names only commands and files that exist", (file) => {
  const text = read(file);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const commands = [...text.matchAll(/\.\/run ([a-z][\w:-]*)/g)].map(([, name = ""]) => name);
  expect(commands.filter((name) => scripts[name] === undefined && !builtIns.has(name))).toEqual([]);
  // What looks like a link in code is none.
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "");
  const links = [...prose.matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)/g)].map(([, path = ""]) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(file), path)))).toEqual([]);
});

it("shows only options that the command has", async () => {
  const { stdout: help } = await promisify(execFile)(
    process.execPath,
    ["--conditions=@ocr/source", "packages/cli/src/main.ts", "--help"],
    { cwd: root },
  );
  const lines = ["README.md", "packages/cli/README.md"].flatMap((file) => read(file).split("\n"));
  const flags = lines
    .filter((line) => /^(\.\/run )?ocr |\| ocr /.test(line))
    .flatMap((line) => [...line.matchAll(/(?<= )--?[a-z][\w-]*/g)].map(([flag]) => flag));
  expect(flags.length).toBeGreaterThan(5);
  expect(flags.filter((flag) => !help.includes(flag))).toEqual([]);
});
