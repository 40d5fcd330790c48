/**
 * The key and the address of Mistral; without `MISTRAL_API_KEY` those of a
 * stand-in on this machine.
 */
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fakeMistral, makeDocument } from "@ocr/fakes";

/**
 * Draws a folder to try with, where there is none: the stand-in reads no other
 * documents.
 */
const drawFolder = async (folder: string): Promise<void> => {
  if (existsSync(folder)) return;
  await mkdir(folder, { recursive: true });
  const draw = async (name: string, seed: number, pages: number) =>
    writeFile(
      join(folder, name),
      await makeDocument({ seed, pages, pictures: false }),
    );
  await Promise.all([
    draw("a.pdf", 1, 2),
    draw("b.pdf", 2, 1),
    draw("c.pdf", 3, 3),
    draw("copy-of-a.pdf", 1, 2),
  ]);
  await writeFile(join(folder, "damaged.pdf"), "no document at all");
};

/** Where to ask, and what ends the stand-in. */
export const connect = async (folder: string) => {
  const { MISTRAL_API_KEY: apiKey, MISTRAL_BASE_URL: baseURL } = process.env;
  if (apiKey !== undefined)
    return {
      connection: { apiKey, ...(baseURL === undefined ? {} : { baseURL }) },
      close: async () => {},
    };
  await drawFolder(folder);
  const fake = await fakeMistral();
  return {
    connection: { apiKey: fake.apiKey, baseURL: fake.url },
    close: fake.close,
  };
};
