/** What a check can find, and how it says so. */

/** A promise that is broken fails at `MUST`, and warns at `SHOULD`. */
export type Level = "MUST" | "SHOULD";

/** What a check found. `suite-error`: the judge itself is at fault. */
export type Status = "pass" | "fail" | "warn" | "not-applicable" | "could-not-run" | "suite-error";

/** The subject broke the promise; the message says how. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** The promise could not be examined; the message says why. */
export class NotExercised extends Error {
  override readonly name = "NotExercised";
}

/** The promise does not concern this subject, which only showed while it was examined; the message says why. */
export class NotConcerned extends Error {
  override readonly name = "NotConcerned";
}

/** Throws {@link Broken} with the reason unless the condition holds. */
export const expect = (condition: boolean, why: string): void => {
  if (!condition) throw new Broken(why);
};
