/** What results are worth: counts, and the outcome of a run and of its profiles. */
import type { Profile } from "../profile.ts";
import type { Outcome, Report, Result } from "./report.ts";

/** How often each status was found. */
export const countsOf = (results: ReadonlyArray<Result>): Report["counts"] => {
  const counts = { pass: 0, fail: 0, warn: 0, "not-applicable": 0, "could-not-run": 0, "suite-error": 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
};

/** What the results are worth; provisional ones decide nothing. `selected` is what had to be emitted: each id exactly once. */
export const outcomeOf = (results: ReadonlyArray<Result>, selected: ReadonlyArray<string>): Outcome => {
  const emitted = results.map((result) => result.id).toSorted();
  const counts = countsOf(results.filter(({ provisional }) => provisional !== true));
  if (emitted.join("\n") !== selected.toSorted().join("\n") || counts["suite-error"] > 0) return "suite-error";
  if (counts.fail > 0) return "nonconformant";
  // A run that examined nothing is no proof of anything.
  return counts["could-not-run"] > 0 || counts.pass + counts.warn === 0 ? "incomplete" : "conformant";
};

/** The outcome of each profile by itself; profiles without a result are left out. */
export const outcomesOf = (
  results: ReadonlyArray<Result>,
  profiles: ReadonlyArray<Profile>,
): Readonly<Partial<Record<Profile, Outcome>>> => {
  const outcomes: Partial<Record<Profile, Outcome>> = {};
  for (const profile of profiles) {
    const own = results.filter((result) => result.profile === profile);
    const ids = own.map((result) => result.id);
    // Nothing of it concerns the subject: there is nothing to say of this profile.
    if (own.every((result) => result.status === "not-applicable")) continue;
    outcomes[profile] = outcomeOf(own, ids);
  }
  return outcomes;
};
