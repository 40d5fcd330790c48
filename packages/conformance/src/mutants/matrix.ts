/** The kill matrix: every mutant against its own check, over several seeds. */
import { judge } from "../run.ts";
import { registry } from "../registry.ts";
import { contractMutants } from "./contract.ts";
import { layerMutants } from "./layers.ts";
import type { Mutant } from "./mutant.ts";
import { objectMutants } from "./objects.ts";
import { readingMutants } from "./reading.ts";
import { refusalMutants } from "./refusals.ts";
import { troubleMutants } from "./trouble.ts";

export type { Mutant };

/** Every mutant. */
export const mutants: ReadonlyArray<Mutant> = [
  ...contractMutants,
  ...refusalMutants,
  ...readingMutants,
  ...layerMutants,
  ...objectMutants,
  ...troubleMutants,
].map((make) => make());

/** A mutant that was not killed, or not for its reason. */
export interface Survivor {
  readonly mutant: string;
  readonly check: string;
  readonly seed: number;
  /** What the check found instead. */
  readonly found: string;
}

/** Judges every mutant by its own check; returns those that lived. */
export const survivors = async (seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Survivor>> => {
  const living: Array<Survivor> = [];
  // Seed by seed, so that the documents of each are drawn once.
  for (const seed of seeds)
    for (const mutant of mutants) {
      const subject = mutant.make();
      const { results } = await judge(subject, {
        seed,
        checks: [mutant.kills],
        profiles: registry.map((check) => check.profile),
      });
      const [result] = results;
      const killed =
        (result?.status === "fail" || result?.status === "warn") && mutant.because.test(result.reason ?? "");
      if (!killed)
        living.push({
          mutant: mutant.name,
          check: mutant.kills,
          seed,
          found: `${result?.status}: ${result?.reason ?? ""}`,
        });
    }
  return living;
};

/** Checks that no mutant is for. */
export const checksWithoutMutant = (): ReadonlyArray<string> => {
  const guarded = new Set(mutants.map((mutant) => mutant.kills));
  return registry.map((check) => check.id).filter((id) => !guarded.has(id));
};
