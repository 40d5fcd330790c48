/** Files appear whole or not at all. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file under a temporary name in the same folder and then renames it, so that nobody ever sees half a file.
 * Missing folders are made. When it fails, the temporary file is removed.
 *
 * @example
 * ```ts
 * import { writeFileAtomic } from "@ocr/core/node";
 *
 * await writeFileAtomic("demo-out/hello.md", "# Hello\n");
 * ```
 */
export const writeFileAtomic = async (path: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomUUID()}.part`);
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};
