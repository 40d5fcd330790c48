/** The walk-through of `docs/adapter.md`, done as it is printed: the adapter is green, and what is broken is named. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { judge, providerSubject } from "@ocr/conformance";
import { afterAll, describe, expect, it } from "vitest";
import { filesIn } from "../adapter-guide.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(import.meta.dirname, "../.adapter");
const guide = readFileSync(join(root, "docs/adapter.md"), "utf8");
const files = filesIn(guide);

/** Writes the files of the guide, with another adapter where one is given. */
const write = (name: string, adapter?: string): void => {
  for (const [path, code] of files) {
    const file = join(folder, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, path === "src/adapter.ts" ? (adapter ?? code) : code);
  }
};

/** What the suite says of some promises. */
const brokenPromises = async (name: string, checks: ReadonlyArray<string>): Promise<ReadonlyArray<string>> => {
  const { acme } = (await import(join(folder, name, "src/adapter.ts"))) as {
    readonly acme: (key: string) => Parameters<typeof providerSubject>[0]["provider"];
  };
  const { acmeKey, acmeServer } = (await import(join(folder, name, "test/acme-server.ts"))) as {
    readonly acmeKey: string;
    readonly acmeServer: typeof globalThis.fetch;
  };
  const subject = providerSubject({ provider: acme(acmeKey), upstream: acmeServer });
  const { results } = await judge(subject, { checks });
  return results
    .filter(({ status }) => status !== "pass")
    .map(({ clause, level, reason }) => `${clause} ${level}: ${reason}`);
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// The test of the guide runs as it is printed: it makes one test of each check.
write("whole");
await import(join(folder, "whole/test/adapter.test.ts"));

describe("the walk-through", () => {
  it("prints the files of examples/adapter", () => {
    expect([...files.keys()]).toEqual(["src/adapter.ts", "test/acme-server.ts", "test/adapter.test.ts"]);
    for (const [path, code] of files) expect(code).toBe(readFileSync(join(root, "examples/adapter", path), "utf8"));
  });

  it("is short: an adapter of at most 40 lines, a test of less than 15", () => {
    const linesOf = (path: string) => files.get(path)?.trimEnd().split("\n").length;
    expect(linesOf("src/adapter.ts")).toBeLessThanOrEqual(40);
    expect(linesOf("test/adapter.test.ts")).toBeLessThan(15);
  });

  it.each([
    ["no-tables", /^.*searchParams\.set\("tables".*\n/m, "", "TAB-1 MUST: table_format html moved no table"],
    ["one-off", /page \+ 1/, "page", "PAG-2 MUST: the subject failed: ResponseInvalid: acme did not return page 2"],
  ])("tells by clause and reason what is broken: %s", async (name, pattern, replacement, said) => {
    const adapter = files.get("src/adapter.ts") ?? "";
    expect(guide).toContain(said);
    expect(adapter).toMatch(pattern);
    write(name, adapter.replace(pattern, replacement));
    expect(await brokenPromises(name, ["tables.html-format-named", "pages.one"])).toEqual([said]);
  });

  const failing = /throw await errorFromResponse\(.*\)/;
  it.each([
    ["schema", "contract.response-schema", /number: z\.int\(\), text/, "number: z.int(), words"],
    ["error", "errors.status-401", failing, "throw new Error(response.statusText)"],
    ["redirect", "security.redirect-host", /redirect: "manual", /, ""],
    ["signal", "resilience.timeout-stops-request", / signal, headers/, " headers"],
    ["bill", "resilience.broken-off", /markBilled\(\);/, ""],
    ["placeholder", "tables.html-placeholders", /\.replaceAll\(\/\\\{table.*?"\)/, ""],
    ["claim", "images.ids", /tableFormats: \["html"\]/, 'tableFormats: ["html"], images: true'],
  ])("says of each red line what it often is: %s", async (name, check, pattern, replacement) => {
    const adapter = files.get("src/adapter.ts") ?? "";
    expect(adapter).toMatch(pattern);
    write(`red-${name}`, adapter.replace(pattern, replacement));
    const [said = "", ...more] = await brokenPromises(`red-${name}`, [check]);
    expect(more).toEqual([]);
    expect(guide).toContain(`| \`${said}\` `);
  });
});
