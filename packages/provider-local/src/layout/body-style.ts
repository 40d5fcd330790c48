/** Measures the running text of a whole document. */
import type { BodyStyle } from "./heading.ts";
import { isCapitals } from "./heading.ts";
import type { Line } from "./line.ts";

/** Sizes are counted in steps of this many points. */
const step = 0.25;

/** Share of a document's letters from which on a size of paragraphs counts as a size of prose. */
const proseShare = 0.06;

/** The style of most letters in `paragraphs`. */
export const measureBody = (paragraphs: Iterable<ReadonlyArray<Line>>): BodyStyle => {
  const sizes = new Map<number, number>();
  let [all, bold, capitals] = [0, 0, 0];
  const prose = new Map<number, number>();
  for (const lines of paragraphs)
    for (const line of lines) {
      const letters = line.text.length;
      const bin = Math.round(line.size / step);
      sizes.set(bin, (sizes.get(bin) ?? 0) + letters);
      if (lines.length >= 3 && !line.bold) prose.set(bin, (prose.get(bin) ?? 0) + letters);
      all += letters;
      if (line.bold) bold += letters;
      if (isCapitals(line.text)) capitals += letters;
    }
  let [best, most] = [Math.round(10 / step), 0];
  for (const [bin, letters] of sizes) {
    // Neighbouring steps count too: scans measure sizes roughly.
    const weight = letters + 0.5 * ((sizes.get(bin - 1) ?? 0) + (sizes.get(bin + 1) ?? 0));
    if (weight > most) [best, most] = [bin, weight];
  }
  const proseSizes = [...prose].flatMap(([bin, letters]) => (letters >= proseShare * all ? [bin * step] : []));
  return { size: best * step, proseSizes, bold: bold > 0.5 * all, capitals: capitals > 0.4 * all };
};
