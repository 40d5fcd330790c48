/** `fixtures extract --to FOLDER [--seed N]`: the documents of a seed with their truth, for use elsewhere. */
import { resolve } from "node:path";
import { extractFixtures } from "../fixture/extract.ts";
import { numberIn, parsed } from "./arguments.ts";
import type { Place } from "./options.ts";

/** Writes the documents. Rejects with a sentence for people. */
export const extracting = async (words: ReadonlyArray<string>, { folder, print }: Place): Promise<number> => {
  const text = { type: "string" } as const;
  const { positionals, values } = parsed({
    args: [...words],
    allowPositionals: true,
    options: { to: text, seed: text },
  });
  if (positionals.join() !== "extract" || values.to === undefined)
    throw new Error("fixtures knows one thing: fixtures extract --to FOLDER [--seed N]");
  const written = await extractFixtures(resolve(folder, values.to), numberIn("seed", values.seed) ?? 1);
  print(`${values.to}: ${written.length} documents, listed in index.json`);
  return 0;
};
