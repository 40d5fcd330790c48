/** Two documents must never write to the same file: each gets a name of its own below `--out`. */
import { join } from "node:path";
import type { Input } from "./inputs.ts";

/**
 * Names (with folder, without ending) for the results, in the order of the inputs: `a/scan.pdf` and `b/scan.png` become
 * `scan` and `scan-2`. Names that differ only in upper and lower case count as the same, as some file systems see it.
 */
export const outputNames = (inputs: ReadonlyArray<Input>): ReadonlyArray<string> => {
  const taken = new Set<string>();
  return inputs.map(({ folder, stem }) => {
    for (let n = 1; ; n += 1) {
      const name = join(folder, n === 1 ? stem : `${stem}-${n}`);
      const key = name.normalize("NFC").toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  });
};
