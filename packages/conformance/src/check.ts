/** A check is a value: a promise of the contract, and one function that holds a subject against it. */
import type { Claims } from "./claims.ts";
import type { Context } from "./context.ts";

/** The profiles: groups of promises that a subject claims or does not claim as a whole. */
export const profiles = [
  "contract",
  "refusals",
  "pages",
  "text",
  "order",
  "scripts",
  "forms",
  "scans",
  "usage",
  "tables",
  "images",
  "margins",
  "blocks",
  "confidence",
  "annotations",
  "errors",
  "resilience",
  "security",
  "concurrency",
  "router",
  "gateway",
  "document",
] as const;

/** One of {@link profiles}. */
export type Profile = (typeof profiles)[number];

/** A promise that is broken fails at `MUST`, and warns at `SHOULD`. */
export type Level = "MUST" | "SHOULD";

/** What a check found. `suite-error`: the judge itself is at fault. */
export type Status = "pass" | "fail" | "warn" | "not-applicable" | "could-not-run" | "suite-error";

/** A promise, and how it is examined. */
export interface Check {
  /** `profile.promise`, in kebab case. It never changes. */
  readonly id: string;
  /** The clause of `spec/ocr-1.md` that it examines, such as `PAG-2`. */
  readonly clause: string;
  readonly level: Level;
  readonly profile: Profile;
  /** One sentence: what a subject that passes does. */
  readonly title: string;
  /** `faults`: needs a subject whose upstream can be made to fail. */
  readonly needs?: "faults";
  /** Whether the promise concerns a subject with these claims. Default: it does. */
  readonly applies?: (claims: Claims) => boolean;
  /** Resolves when the promise is kept; rejects with {@link Broken} when it is not, and with {@link NotExercised} when nobody can tell or {@link NotConcerned} when it does not matter here. */
  readonly run: (context: Context) => Promise<void>;
}

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

/** Makes the checks of one profile: each id gets the profile's name in front. */
export const checksOf = (
  profile: Profile,
  checks: ReadonlyArray<Omit<Check, "profile" | "level"> & { readonly level?: Level }>,
): ReadonlyArray<Check> =>
  checks.map(({ level = "MUST", ...check }) => ({ ...check, id: `${profile}.${check.id}`, profile, level }));
