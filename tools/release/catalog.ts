/** The versions of tools that this repository works with. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The version of a package in the catalog. Throws when it is not there. */
export const catalogVersion = (root: string, name: string): string => {
  const text = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const line = text.split("\n").find((entry) => entry.trim().replaceAll('"', "").startsWith(`${name}:`));
  const version = line?.split(": ")[1]?.trim();
  if (version === undefined) throw new Error(`${name} is not in the catalog`);
  return version;
};
