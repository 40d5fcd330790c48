/** A check is a value: a promise of the contract, and one function that holds a subject against it. */
import type { Claims } from "./claims.ts";
import type { Context } from "./context.ts";
import type { Profile } from "./profile.ts";
import type { Level } from "./verdict.ts";

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
  /** Resolves when the promise is kept; rejects with `Broken` when it is not, and with `NotExercised` when nobody can tell or `NotConcerned` when it does not matter here. */
  readonly run: (context: Context) => Promise<void>;
}

/** Makes the checks of one profile: each id gets the profile's name in front. */
export const checksOf = (
  profile: Profile,
  checks: ReadonlyArray<Omit<Check, "profile" | "level"> & { readonly level?: Level }>,
): ReadonlyArray<Check> =>
  checks.map(({ level = "MUST", ...check }) => ({ ...check, id: `${profile}.${check.id}`, profile, level }));
