/** Finds what a source file imports: static, type-only, side-effect and dynamic imports, and re-exports. */
import { posix } from "node:path";

const patterns = [
  /\bfrom\s+["']([^"']+)["']/g,
  /^\s*import\s+["']([^"']+)["']/gm,
  /\bimport\(\s*["']([^"']+)["']\s*\)/g,
];

/** Comments may show imports; they are not any. */
const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");

/** The import specifiers of a source text, each once. */
export const importsOf = (source: string): ReadonlyArray<string> => {
  const code = withoutComments(source);
  const found = patterns.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ""));
  return [...new Set(found)];
};

/** A specifier as the law writes it: `#room` for a file of the same package, else as it is. */
export const lawName = (file: string, specifier: string): string => {
  if (!specifier.startsWith(".")) return specifier;
  const [, ...inside] = file.split("/");
  return `#${posix.join(posix.dirname(inside.join("/")), specifier)}`;
};
