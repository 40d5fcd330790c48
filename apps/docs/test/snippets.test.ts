/** Every snippet of the site runs, against the local provider or fakes of the vendors, and prints what it says. */
import { copyFileSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeDocument } from "@ocr/fakes";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { broken, promised } from "./printed.ts";
import { fetchFrom, startVendors, type Vendors } from "./vendors.ts";

const docs = join(import.meta.dirname, "..");
const snippets = globSync("snippets/*.ts", { cwd: docs }).map((path) => basename(path, ".ts"));

/** What goes wrong at the vendors, where a snippet is about that. */
const troubles: Readonly<Record<string, (vendors: Vendors) => void>> = {
  cancel: ({ mistral }) => mistral.fail({ kind: "stall", when: "headers" }),
  errors: ({ mistral }) => mistral.fail({ kind: "status", status: 429, headers: { "retry-after": "90" } }),
  fallback: ({ mistral }) => mistral.fail({ kind: "status", status: 503, times: 9 }),
  "large-partial": ({ foundry }) => foundry.fail({ kind: "status", status: 500, after: 1 }),
  retries: ({ mistral }) => mistral.fail({ kind: "status", status: 503, times: 2 }),
  timeout: ({ mistral }) => mistral.fail({ kind: "stall", when: "headers" }),
};

const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "ocr-docs-"));
let vendors: Vendors;

beforeAll(async () => {
  const examples = join(docs, "../../examples/documents");
  for (const name of ["invoice.pdf", "report.pdf", "letter-scan.pdf"])
    copyFileSync(join(examples, name), join(folder, name));
  const contract = await makeDocument({ seed: 7, pages: 3 });
  const plain = { pictures: false, tables: false, lists: false, links: false };
  writeFileSync(join(folder, "contract.pdf"), contract);
  writeFileSync(join(folder, "damaged.pdf"), contract.subarray(0, 600));
  writeFileSync(join(folder, "book.pdf"), await makeDocument({ seed: 8, pages: 5, ...plain }));
  writeFileSync(join(folder, "archive.pdf"), await makeDocument({ seed: 9, pages: 45, height: 260, ...plain }));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  vendors = await startVendors();
  for (const [name, value] of Object.entries(vendors.environment)) vi.stubEnv(name, value);
  vi.stubGlobal("fetch", fetchFrom(vendors, globalThis.fetch));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await vendors[Symbol.asyncDispose]();
});

describe("snippets", () => {
  it("are there", () => {
    expect(snippets.length).toBeGreaterThan(20);
    expect(Object.keys(troubles).filter((name) => !snippets.includes(name))).toEqual([]);
  });

  it.each(snippets)("%s runs and prints what it says", async (name) => {
    const path = join(docs, "snippets", `${name}.ts`);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    troubles[name]?.(vendors);
    await import(path);
    expect(broken(promised(readFileSync(path, "utf8")), log.mock.calls)).toEqual([]);
  });

  it("are found out when they print something else", () => {
    expect(broken(promised("console.log(a); // 1\nconsole.log(b); // two…"), [[1], ["two three"]])).toEqual([]);
    expect(broken(promised("console.log(a); // 1"), [[2]])).toEqual(["1"]);
    expect(broken(["1", "1"], [[1], [2]])).toEqual(["1"]);
  });
});
