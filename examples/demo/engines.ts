/** What read which pages, in few words. */
import type { PageReport } from "@ocr/core";

/** What read the pages, as people say it: `1-2 text-layer, 3 tesseract`; pages count from 1. */
export const enginesOf = (pages: ReadonlyArray<PageReport>): string => {
  const runs: Array<{ engine: string; first: number; last: number }> = [];
  for (const { index, engine = "unknown" } of pages) {
    const run = runs.at(-1);
    if (run !== undefined && run.engine === engine && run.last === index - 1) run.last = index;
    else runs.push({ engine, first: index, last: index });
  }
  return runs
    .map(({ engine, first, last }) => `${first === last ? first + 1 : `${first + 1}-${last + 1}`} ${engine}`)
    .join(", ");
};
