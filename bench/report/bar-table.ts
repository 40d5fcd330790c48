/** The table of bars at the end of a run. */
import type { Judgement } from "../bars.ts";
import { table } from "./table.ts";

const verdict = { true: "met", false: "NOT MET", null: "not judged" } as const;

/** Writes the bars with what was measured; empty when there are none. */
export const barTable = (judgements: ReadonlyArray<Judgement>): string => {
  if (judgements.length === 0) return "";
  const rows = judgements.map(({ name, bar, value, met, source }) => [
    name,
    bar,
    value === null ? "-" : String(Math.round(value * 100) / 100),
    verdict[`${met}`],
    source,
  ]);
  return table(["bar", "asked", "ours", "", "who says so"], rows);
};
