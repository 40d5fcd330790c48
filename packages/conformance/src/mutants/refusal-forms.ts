/** Mutants of every refusal: it has the wrong reason, no sentence, or comes after the vendor was asked. */
import { registry } from "../registry.ts";
import { alters, type Mutant } from "./mutant.ts";

const checked = /^(REF-[1-5]|PAG-[67])$/;
// There the vendor may be the one who finds out.
const late = /^(REF-5|PAG-7)$/;

/** Three for each check of a refusal. */
export const refusalFormMutants: ReadonlyArray<Mutant> = registry
  .filter((check) => checked.test(check.clause))
  .flatMap(({ clause, id }) => [
    alters(
      id,
      /refused as Upstream/,
      ({ failure }) => {
        if (failure !== undefined) failure.reason = "Upstream";
      },
      "refuses for the wrong reason",
    )(),
    alters(
      id,
      /has no message/,
      ({ failure }) => {
        if (failure !== undefined) failure.message = " ";
      },
      "refuses without a word",
    )(),
    ...(late.test(clause)
      ? []
      : [
          alters(id, /asked 1 times before/, (answer) => (answer.calls = [{ atMs: 0, struck: false }]), "asks first")(),
        ]),
  ]);
