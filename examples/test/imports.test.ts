/** Examples are users: what they import is named in their own package.json, and published. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { importsOf } from "../../tools/imports.ts";

const examples = join(import.meta.dirname, "..");
const root = join(examples, "..");

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const manifestOf = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Manifest;

const ours = new Map(
  globSync("packages/*/package.json", { cwd: root }).map((path) => {
    const manifest = manifestOf(join(root, path));
    return [manifest.name, manifest] as const;
  }),
);
const projects = globSync("*/package.json", { cwd: examples }).map((path) => dirname(path));

const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Why a project must not import something; undefined when it may. */
const fault = (project: Manifest, specifier: string, isTest: boolean): string | undefined => {
  if (specifier.startsWith("node:")) return undefined;
  const name = packageOf(specifier);
  const named = { ...project.dependencies, ...(isTest ? project.devDependencies : {}) };
  if (named[name] === undefined) return `${specifier} is not in its package.json`;
  const own = ours.get(name);
  if (own === undefined) return name.startsWith("@ocr/") ? `${name} is not published` : undefined;
  if (own.private === true) return `${name} is not published`;
  return own.exports?.[specifier.replace(name, ".")] === undefined ? `${specifier} is not exported` : undefined;
};

describe.each(projects)("%s", (project) => {
  const folder = join(examples, project);
  const manifest = manifestOf(join(folder, "package.json"));
  const files = globSync("**/*.ts", { cwd: folder, exclude: ["node_modules/**"] });

  it("imports what it names and what is published", () => {
    expect(files).not.toEqual([]);
    const faults = files.flatMap((file) =>
      importsOf(readFileSync(join(folder, file), "utf8")).flatMap((specifier) => {
        const inside = join(folder, dirname(file), specifier);
        if (!specifier.startsWith(".")) return fault(manifest, specifier, file.startsWith("test")) ?? [];
        return inside.startsWith(join(folder, "/")) && existsSync(inside) ? [] : `${specifier} is not in its folder`;
      }),
    );
    expect(faults).toEqual([]);
  });

  it("names nothing that it does not use, but what its packages ask for", () => {
    const used = new Set(files.flatMap((file) => importsOf(readFileSync(join(folder, file), "utf8"))).map(packageOf));
    const idle = Object.keys(manifest.dependencies ?? {}).filter((name) => !used.has(name) && name !== "effect");
    expect(idle).toEqual([]);
  });

  it("has a README, and stands in the list", () => {
    const list = readFileSync(join(examples, "README.md"), "utf8");
    const page = readFileSync(join(root, "apps/docs/start/examples.md"), "utf8");
    expect(existsSync(join(folder, "README.md"))).toBe(true);
    expect(list).toContain(`](${project}/README.md)`);
    expect(page).toContain(project);
  });
});

it("what the page of the site includes is there", () => {
  const folder = join(root, "apps/docs/start");
  const page = readFileSync(join(folder, "examples.md"), "utf8");
  const included = [...page.matchAll(/^(?:<<<|<!--@include:) (\S+?)(#prints)?(?:-->)?$/gm)];
  expect(included.length).toBeGreaterThan(10);
  const missing = included.filter(([, path = "", region]) => {
    const file = join(folder, path);
    return (
      !existsSync(file) || (region !== undefined && !readFileSync(file, "utf8").includes("<!-- #region prints -->"))
    );
  });
  expect(missing.map(([line]) => line)).toEqual([]);
});

it("finds what must not be imported", () => {
  const project = {
    name: "x",
    dependencies: { "@ocr/core": "1", "@ocr/docs": "1", zod: "4" },
    devDependencies: { a: "1" },
  };
  expect(fault(project, "@ocr/core/node", false)).toBeUndefined();
  expect(fault(project, "zod", false)).toBeUndefined();
  expect(fault(project, "a", true)).toBeUndefined();
  expect(fault(project, "a", false)).toBe("a is not in its package.json");
  expect(fault(project, "@ocr/core/src/plan.ts", false)).toBe("@ocr/core/src/plan.ts is not exported");
  expect(fault(project, "@ocr/docs", false)).toBe("@ocr/docs is not published");
});
