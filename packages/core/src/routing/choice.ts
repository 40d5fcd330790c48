/** Which of the members that are free is asked next. */
import type { Price } from "../contract/price.ts";
import { type Member, pricePerPage } from "./member.ts";

/**
 * `order`: the first that is free. `weighted`: by chance, by weight. `least-busy`: fewest requests per weight.
 * `latency`: fewest milliseconds per page, those without a figure first. `cost`: lowest price per page, unknown last.
 * `headroom`: the largest free share of its page limit.
 */
export type Strategy = "order" | "weighted" | "least-busy" | "latency" | "cost" | "headroom";

/** What a choice is made on. */
export interface ChoiceContext {
  readonly now: number;
  /** 0 to 1. */
  readonly random: number;
  readonly model: string | null | undefined;
  readonly prices: Readonly<Record<string, Price>>;
}

const smallest = (members: ReadonlyArray<Member>, rank: (member: Member) => number): Member | undefined => {
  let best: Member | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const member of members) {
    const value = rank(member);
    if (best === undefined || value < bestRank) [best, bestRank] = [member, value];
  }
  return best;
};

const byWeight = (members: ReadonlyArray<Member>, random: number): Member | undefined => {
  const total = members.reduce((sum, member) => sum + member.weight, 0);
  let left = random * total;
  return members.find((member) => (left -= member.weight) < 0) ?? members.at(-1);
};

/** Chooses; undefined only when there is nobody to choose from. */
export const choose = (
  members: ReadonlyArray<Member>,
  strategy: Strategy,
  { model, now, prices, random }: ChoiceContext,
): Member | undefined => {
  const busy = (member: Member) => member.running / Math.max(member.weight, 1e-9);
  switch (strategy) {
    case "order":
      return members[0];
    case "weighted":
      return byWeight(members, random);
    case "least-busy":
      return smallest(members, busy);
    case "latency":
      return smallest(members, (member) => member.pace ?? -1);
    case "cost":
      return smallest(members, (member) => pricePerPage(member, model, prices) ?? Number.POSITIVE_INFINITY);
    case "headroom": {
      const free = smallest(members, (member) => -member.limiter.headroom(now));
      const level = free?.limiter.headroom(now) ?? 0;
      return smallest(
        members.filter((member) => member.limiter.headroom(now) >= level - 1e-9),
        busy,
      );
    }
  }
};
