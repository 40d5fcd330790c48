/** Character error rate: how many edits turn the output into the truth, for each character of the truth. */
import { distance } from "fastest-levenshtein";
import { recognitionForm } from "./normal.ts";

/** Character error rate in the engine's own order, 0..1 (capped). An output for an empty truth is a full error. */
export const characterErrorRate = (truth: string, output: string, options: { readonly spaces: boolean }): number => {
  const form = (text: string): string => {
    const normal = recognitionForm(text);
    return options.spaces ? normal : normal.replaceAll(" ", "");
  };
  const [expected, actual] = [form(truth), form(output)];
  if (expected.length === 0) return actual.length === 0 ? 0 : 1;
  return Math.min(1, distance(expected, actual) / expected.length);
};

/** The upper median of some figures; NaN for none. */
export const upperMedian = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
