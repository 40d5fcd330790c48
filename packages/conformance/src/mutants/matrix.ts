/** The kill matrix: every mutant against its own check, over several seeds. */
import type { Profile } from "../profile.ts";
import { judge } from "../run.ts";
import { registry } from "../registry.ts";
import { batchMutants } from "./concurrency-batch.ts";
import { concurrencyMutants } from "./concurrency.ts";
import { contractMutants } from "./contract.ts";
import { documentMutants } from "./document.ts";
import { gatewayMutants } from "./gateway.ts";
import { layerMutants } from "./layers.ts";
import type { Equivalent, Mutant } from "./mutant.ts";
import { objectMutants } from "./objects.ts";
import { optionEquivalents, optionMutants } from "./options.ts";
import { orderMutants } from "./order.ts";
import { pageKindMutants } from "./page-kinds.ts";
import { readingMutants } from "./reading.ts";
import { refusalFormMutants } from "./refusal-forms.ts";
import { refusalMutants } from "./refusals.ts";
import { routerMutants } from "./router.ts";
import { equivalents as leafEquivalents, leafMutants } from "./schema.ts";
import { scriptMutants } from "./scripts.ts";
import { securityReplyMutants } from "./security-replies.ts";
import { securityMutants } from "./security.ts";
import { troubleMutants } from "./trouble.ts";

export type { Equivalent, Mutant };

const written: ReadonlyArray<Mutant> = [
  ...contractMutants,
  ...refusalMutants,
  ...readingMutants,
  ...orderMutants,
  ...pageKindMutants,
  ...scriptMutants,
  ...layerMutants,
  ...objectMutants,
  ...troubleMutants,
  ...documentMutants,
  ...securityMutants,
  ...securityReplyMutants,
  ...concurrencyMutants,
  ...batchMutants,
  ...routerMutants,
  ...gatewayMutants,
].map((make) => make());

/** Every mutant: those that were written, then those made for each leaf of a schema and each refusal. */
export const mutants: ReadonlyArray<Mutant> = [...written, ...leafMutants, ...optionMutants, ...refusalFormMutants];

/** Damages that the contract allows: no check may find them, and each says why. */
export const equivalents: ReadonlyArray<Equivalent> = [...leafEquivalents, ...optionEquivalents];

/** A mutant that was not killed, or not for its reason. */
export interface Survivor {
  readonly mutant: string;
  /** What the check should have said; left out for an equivalent, of which nothing should be said. */
  readonly because?: RegExp;
  readonly check: string;
  readonly seed: number;
  /** What the check found instead. */
  readonly found: string;
}

/** Judges every mutant by its own check; returns those that lived. */
export const survivors = async (seeds: ReadonlyArray<number>): Promise<ReadonlyArray<Survivor>> => {
  const living: Array<Survivor> = [];
  const profiles = registry.map((check) => check.profile);
  // Seed by seed, so that the documents of each are drawn once.
  for (const seed of seeds)
    for (const mutant of mutants) {
      const subject = mutant.make();
      const { results } = await judge(subject, {
        seed,
        checks: [mutant.kills],
        profiles,
      });
      const [result] = results;
      const killed =
        (result?.status === "fail" || result?.status === "warn") && mutant.because.test(result.reason ?? "");
      if (!killed)
        living.push({
          mutant: mutant.name,
          because: mutant.because,
          check: mutant.kills,
          seed,
          found: `${result?.status}: ${result?.reason ?? ""}`,
        });
    }
  return living;
};

/** Equivalents that a check (of these profiles, or any) finds all the same: then they are none, or the check is too strict. */
export const foundEquivalents = async (
  seeds: ReadonlyArray<number>,
  profiles?: ReadonlyArray<Profile>,
): Promise<ReadonlyArray<Survivor>> => {
  const wrong: Array<Survivor> = [];
  // What these two look at is no response.
  const elsewhere: ReadonlySet<string> = new Set(["security", "concurrency"]);
  const checks = registry
    .filter(
      (check) =>
        (profiles?.includes(check.profile) ?? true) && check.needs === undefined && !elsewhere.has(check.profile),
    )
    .map((check) => check.id);
  for (const seed of seeds)
    for (const { make, name } of equivalents) {
      const { results } = await judge(make(), { seed, checks });
      for (const { id, reason, status } of results)
        if (status !== "pass" && status !== "not-applicable")
          wrong.push({ mutant: name, check: id, seed, found: `${status}: ${reason ?? ""}` });
    }
  return wrong;
};

/** Checks that no mutant is for. */
export const checksWithoutMutant = (): ReadonlyArray<string> => {
  const guarded = new Set(mutants.map((mutant) => mutant.kills));
  return registry.map((check) => check.id).filter((id) => !guarded.has(id));
};
