/** What the pages of the site say holds: commands, options, packages and snippets exist. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseArguments } from "../../../packages/cli/src/arguments.ts";
import { argumentsOf } from "../../../packages/conformance/src/command/arguments.ts";
import { commandsOf, shellCommands } from "./shell.ts";

const docs = join(import.meta.dirname, "..");
const root = join(docs, "../..");
const read = (path: string): string => readFileSync(join(docs, path), "utf8");
const pages = globSync("{*.md,!(api|node_modules|generated)/**/*.md}", { cwd: docs }).filter(
  (path) => path !== "README.md",
);

/** Texts of the repository that the site shows or repeats. */
const repeated = ["../../docs/adapter.md", "../../packages/conformance/README.md"];

/** What a reader may install from npm besides our own packages. */
const foreign = new Set(["@types/node", "effect", "typescript", "vitest", "zod"]);
const builtIns = new Set(["install", "exec"]);

/** What is wrong with the words behind the judge's name. */
const judgeFault = (words: ReadonlyArray<string>): string | undefined => {
  // These have words of their own, which the command's tests look at.
  if (["compare", "verify", "fixtures", "--list", "--help"].includes(words[0] ?? "")) return undefined;
  try {
    argumentsOf(words);
    return undefined;
  } catch (error) {
    return `ocr-conformance ${words.join(" ")}: ${String(error)}`;
  }
};

const packages = new Map(
  globSync("packages/*/package.json", { cwd: root }).map((path) => {
    const { name, private: own } = JSON.parse(readFileSync(join(root, path), "utf8")) as {
      name: string;
      private?: true;
    };
    return [name, own !== true];
  }),
);
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };

/** What is wrong with a command; undefined when nothing is. */
const faultOf = ([program = "", ...words]: ReadonlyArray<string>): string | undefined => {
  if (program === "./run" && words[0] === "ocr") return faultOf(words);
  if (program === "./run" && words[0] === "conformance") return judgeFault(words.slice(1));
  if (program === "ocr-conformance") return judgeFault(words);
  if (program === "npx") return ["tsc", "vitest"].includes(words[0] ?? "") ? undefined : faultOf(words);
  if (program === "./run") {
    const [name = ""] = words;
    return scripts[name] === undefined && !builtIns.has(name) ? `there is no ./run ${name}` : undefined;
  }
  if (program === "npm" && words[0] === "install") {
    const names = words.slice(1).filter((word) => !word.startsWith("-"));
    return names.find(
      (name) => packages.get(name) !== true && !foreign.has(name) && !name.startsWith("@tesseract.js-data/"),
    );
  }
  if (program === "npm") return ["init", "pkg"].includes(words[0] ?? "") ? undefined : `npm ${words.join(" ")}`;
  // A program of the reader's own.
  if (program === "node" && /^[\w-]+\.ts$/.test(words.join(" "))) return undefined;
  if (program !== "ocr") return ["curl", "export", "jq"].includes(program) ? undefined : `what is ${program}?`;
  try {
    parseArguments(words, {});
    return undefined;
  } catch (error) {
    return `ocr ${words.join(" ")}: ${String(error)}`;
  }
};

describe("commands", () => {
  it.each([...pages, ...repeated])("of %s exist", (path) => {
    expect(
      shellCommands(read(path))
        .map(faultOf)
        .filter((fault) => fault !== undefined),
    ).toEqual([]);
  });

  it("are found out when they do not", () => {
    const faults = [
      "ocr a.pdf --colour",
      "./run nothing",
      "npm install left-pad",
      "npm instal effect",
      "npx left-pad",
      "ocr a.pdf -f pdf",
      "ocr-conformance --provder x",
    ].flatMap((line) => commandsOf(line).map(faultOf));
    expect(faults.filter((fault) => fault === undefined)).toEqual([]);
    expect(commandsOf('ocr "a b.pdf" | jq .pages # first')).toEqual([
      ["ocr", "a b.pdf"],
      ["jq", ".pages"],
    ]);
  });
});

describe("snippets", () => {
  const shown = pages.flatMap((path) =>
    [...read(path).matchAll(/^<<< @\/(\S+?)(?:#(\w+))?$/gm)].map(([, file = "", region]) => ({ file, region })),
  );

  it("that pages show are there", () => {
    const missing = shown.filter(
      ({ file, region }) =>
        !existsSync(join(docs, file)) ||
        (region !== undefined && !new RegExp(`#region ${region}$`, "m").test(read(file))),
    );
    expect(missing).toEqual([]);
  });

  it("are all shown", () => {
    const files = new Set(shown.map(({ file }) => file));
    expect(globSync("snippets/*.ts", { cwd: docs }).filter((file) => !files.has(file))).toEqual([]);
  });
});
