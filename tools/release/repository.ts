/**
 * Writes into each published manifest where its sources are. Provenance needs it, and only the place that publishes knows
 * it: GitHub's runner says so in `GITHUB_SERVER_URL` and `GITHUB_REPOSITORY`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { publishedIn } from "./manifest.ts";

/** Names the repository in all published manifests below a root. */
export const nameRepository = (root: string, url: string): void => {
  for (const { folder } of publishedIn(root)) {
    const file = join(folder, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
    const directory = relative(root, folder).replaceAll("\\", "/");
    manifest["repository"] = { type: "git", url: `git+${url}.git`, directory };
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
};

if (import.meta.main) {
  const { GITHUB_REPOSITORY, GITHUB_SERVER_URL } = process.env;
  if (GITHUB_REPOSITORY === undefined || GITHUB_SERVER_URL === undefined)
    throw new Error("packages are published by the release workflow, which knows where the sources are");
  nameRepository(join(import.meta.dirname, "../.."), `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`);
}
