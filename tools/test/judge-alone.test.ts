/** The judge shares no validation with the accused: what decides a verdict reaches no code of core, however far one follows. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf } from "../imports.ts";

const source = join(import.meta.dirname, "../../packages/conformance/src");

/** Everything that a file imports, its own files followed; packages by their names. */
const reachOf = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  for (const specifier of importsOf(readFileSync(file, "utf8"))) {
    const target = specifier.startsWith(".") ? join(dirname(file), specifier) : specifier;
    if (seen.has(target)) continue;
    seen.add(target);
    if (specifier.startsWith(".") && existsSync(target)) reachOf(target, seen);
  }
  return seen;
};

const foreign = (file: string): ReadonlyArray<string> =>
  [...reachOf(file)].filter((name) => /^(zod|@ocr\/(?!fakes$))/.test(name));

const deciding = globSync(["schema/**/*.ts", "score/**/*.ts", "checks/**/*.ts", "context.ts", "run.ts"], {
  cwd: source,
});

describe("the judge", () => {
  it.each(deciding)("%s reaches neither core nor zod", (file) => {
    expect(foreign(join(source, file))).toEqual([]);
  });

  it("knows core only where a provider becomes a subject, and in what is judged for practice", () => {
    const files = globSync("**/*.ts", { cwd: source }).filter((file) =>
      importsOf(readFileSync(join(source, file), "utf8")).some((name) => name.startsWith("@ocr/core")),
    );
    const places = new Set(files.map((file) => relative(source, join(source, file)).split(/[\\/]/)[0]));
    expect(places).toEqual(new Set(["mutants", "reference", "subject"]));
  });

  it("would be seen to reach core", () => {
    expect(foreign(join(source, "subject/provider.ts"))).toContain("@ocr/core");
  });
});
