/** Bars: the least (or most) that a figure must reach, with who set it. They are data; nothing is hidden in code. */
import type { Figure, Figures } from "./figures.ts";

/** A bar for one figure. */
export interface Bar {
  /** What it is about, for people. */
  readonly name: string;
  /** Where the figure stands in the figures of the benchmark, with dots: `classes.clean.wordF1`. */
  readonly figure: string;
  readonly atLeast?: number;
  /** The figure must stay below. */
  readonly below?: number;
  readonly unit?: string;
  /** Why this number. */
  readonly source: string;
}

/** A bar with what was measured. `met` is null when the figure is missing or only a part was measured. */
export interface Judgement {
  readonly name: string;
  readonly bar: string;
  readonly value: number | null;
  readonly met: boolean | null;
  readonly source: string;
}

/** Finds a figure by its path with dots. */
export const figureAt = (figures: Figures, path: string): Figure | undefined => {
  let current: Figure | undefined = figures;
  for (const key of path.split(".")) {
    if (typeof current !== "object" || current === null || Array.isArray(current)) return undefined;
    current = (current as Figures)[key];
  }
  return current;
};

const decided = (bar: Bar, value: number): boolean =>
  (bar.atLeast === undefined || value >= bar.atLeast) && (bar.below === undefined || value < bar.below);

/** Compares figures with bars. When only a part of the documents was measured, nothing is decided. */
export const judge = (bars: ReadonlyArray<Bar>, figures: Figures, complete: boolean): ReadonlyArray<Judgement> =>
  bars.map((bar) => {
    const found = figureAt(figures, bar.figure);
    const value = typeof found === "number" && Number.isFinite(found) ? found : null;
    const limits = [
      bar.atLeast === undefined ? "" : `>= ${bar.atLeast}`,
      bar.below === undefined ? "" : `< ${bar.below}`,
    ].filter((limit) => limit !== "");
    const limit = `${limits.join(" and ")}${bar.unit === undefined ? "" : ` ${bar.unit}`}`;
    const met = value === null || !complete ? null : decided(bar, value);
    return { name: bar.name, bar: limit, value, met, source: bar.source };
  });
