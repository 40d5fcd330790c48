/** Every example runs, without keys and without network, and prints what its README says. */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { outputsIn, patternOf, recorder, sortedLines } from "./printed.ts";

const examples = join(import.meta.dirname, "..");
const names = globSync("*/main.ts", { cwd: examples })
  .map((path) => dirname(path))
  .filter((name) => existsSync(join(examples, name, "package.json")));
const temporary = mkdtempSync(join(tmpdir(), "ocr-examples-"));

/** Where an example writes; left out, its defaults do. */
const words: Readonly<Record<string, ReadonlyArray<string>>> = {
  "folder-batch": [join(temporary, "scans"), join(temporary, "texts")],
};
/** Their documents are ready in no fixed order. */
const unordered = new Set(["folder-batch"]);

const before = { folder: process.cwd(), argv: process.argv, fetch: globalThis.fetch };
beforeEach(() => {
  for (const name of ["AZURE_AI_API_KEY", "AZURE_AI_ENDPOINT", "MISTRAL_API_KEY", "MISTRAL_BASE_URL", "PORT"])
    vi.stubEnv(name, undefined);
  vi.stubGlobal("fetch", (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname !== "127.0.0.1") throw new Error(`an example asked ${url.origin}`);
    return before.fetch(input, init);
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  process.chdir(before.folder);
  process.argv = before.argv;
  process.exitCode = undefined;
});
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** Runs an example in its folder, once for each output that its README shows; `run` makes each import a new one. */
const outputOf = async (name: string, run: number): Promise<string> => {
  const { dir, log, text } = recorder();
  vi.spyOn(console, "log").mockImplementation(log);
  vi.spyOn(console, "error").mockImplementation(log);
  vi.spyOn(console, "dir").mockImplementation(dir);
  process.chdir(join(examples, name));
  process.argv = [process.execPath, "main.ts", ...(words[name] ?? [])];
  await import(`${join(examples, name, "main.ts")}?run=${run}`);
  return text();
};

describe("examples", () => {
  it("are there", () => expect(names.length).toBeGreaterThan(8));

  it.each(names)("%s prints what its README says", async (name) => {
    const outputs = outputsIn(readFileSync(join(examples, name, "README.md"), "utf8"));
    expect(outputs).not.toEqual([]);
    for (const [run, output] of outputs.entries()) {
      const order = unordered.has(name) ? sortedLines : (text: string) => text;
      expect(`${order(await outputOf(name, run))}\n`).toMatch(patternOf(order(output)));
    }
  });

  it("are found out when they print something else", () => {
    const pattern = patternOf("a (b)\n…\nid: … x");
    expect("a (b)\n1\n2\nid: 7 x\n").toMatch(pattern);
    expect("a (b)\nid:  x\n").toMatch(pattern);
    for (const other of ["a b\nid: 7 x\n", "a (b)\nid: 7 y\n", "a (b)\nid: 7 x\nmore\n", "id: 7 x\n"])
      expect(other).not.toMatch(pattern);
  });
});
