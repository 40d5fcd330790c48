/** How a call failed, for tests. */
import { isOcrError, type OcrError } from "@ocr/core";

/** The error of a run that must fail. */
export const failureOf = async (run: Promise<unknown>): Promise<OcrError> => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

/** Everything that a value holds, also what JSON leaves out: for finding what must not be in it. */
export const everythingIn = (value: unknown, seen = new Set<unknown>()): string => {
  if (typeof value !== "object" || value === null) return String(value);
  if (seen.has(value)) return "";
  seen.add(value);
  const keys = [...Object.getOwnPropertyNames(value), ...Object.getOwnPropertySymbols(value)];
  return keys
    .map((key) => `${String(key)}: ${everythingIn((value as Record<PropertyKey, unknown>)[key], seen)}`)
    .join("\n");
};
