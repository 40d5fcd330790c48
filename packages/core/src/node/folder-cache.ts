/** A cache in a folder, safe with several processes: every entry is a file that appears whole or not at all. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CacheStore } from "../cache/remember.ts";
import { writeFileAtomic } from "./write-file.ts";

/**
 * Makes a cache in a folder. Entries stay until somebody deletes the files; the same work done again after a crash costs
 * only what was not finished.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { folderCache } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * export const ocr = createOcr({ provider: local(), cache: folderCache(".ocr-cache") });
 * ```
 */
export const folderCache = (folder: string): CacheStore => {
  // Folders of many thousand files are slow: the first two characters of the key make 256 of them.
  const pathOf = (key: string) => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    get: async (key) => {
      try {
        return await readFile(pathOf(key), "utf8");
      } catch (error) {
        if ((error as { code?: string }).code === "ENOENT") return undefined;
        throw error;
      }
    },
    set: (key, value) => writeFileAtomic(pathOf(key), value),
  };
};
