/** Routers: providers made of providers. */
import * as Effect from "effect/Effect";
import { OcrError } from "../error.ts";
import { type Backend, isRouter, type Router, runBackend } from "../run/backend.ts";
import type { Strategy } from "./choice.ts";
import { race } from "./hedge.ts";
import { makeMembers, type Member, type MemberInput } from "./member.ts";
import { makeQueue } from "./queue.ts";
import { takeTurns } from "./turns.ts";

const closeAll = (members: ReadonlyArray<Backend>) => async () => {
  await Promise.all(members.map(async (member) => member.close?.()));
};

const routerOf = (name: string, members: ReadonlyArray<Member>, route: Router["route"]): Router => {
  const backends = members.map((member) => member.backend);
  return { kind: "router", name, members: backends, route, close: closeAll(backends) };
};

/**
 * Asks the members in order: the next one when the one before has failed with all its patience, cannot do what is asked,
 * or is known to be down. A document of which a part was read goes on with the pages that are missing.
 *
 * @example
 * ```ts
 * import { createOcr, fallback } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * export const ocr = createOcr({ provider: fallback([local(), local({ concurrency: 1 })]) });
 * ```
 */
export const fallback = (members: ReadonlyArray<MemberInput>, options: { readonly name?: string } = {}): Router => {
  const router = options.name ?? "fallback";
  const made = makeMembers(members);
  const queue = makeQueue(made.length);
  return routerOf(router, made, (job) =>
    takeTurns(made, job, { router, queue, strategy: "order", patience: "inside" }),
  );
};

/** How {@link balance} chooses. */
export interface BalanceOptions {
  readonly name?: string;
  /** Default `headroom`: the largest free share of its page limit, then the fewest requests per weight. */
  readonly strategy?: Exclude<Strategy, "order">;
}

/**
 * Spreads requests over members that can do the same. A member that just failed is not picked again while another is
 * free; one that keeps failing is left alone and probed; limits on pages and requests per minute are kept, configured or
 * learnt from the vendor's headers, by waiting rather than by being refused.
 *
 * @example
 * ```ts
 * import { balance, createOcr } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * const east = { provider: local(), name: "east", pagesPerMinute: 300 };
 * const west = { provider: local(), name: "west", pagesPerMinute: 60 };
 * export const ocr = createOcr({ provider: balance([east, west]) });
 * ```
 */
export const balance = (members: ReadonlyArray<MemberInput>, options: BalanceOptions = {}): Router => {
  const router = options.name ?? "balance";
  const strategy = options.strategy ?? "headroom";
  const made = makeMembers(members, strategy === "headroom");
  const queue = makeQueue(made.length);
  return routerOf(router, made, (job) => takeTurns(made, job, { router, queue, strategy, patience: "between" }));
};

/** How {@link hedge} waits. */
export interface HedgeOptions {
  readonly name?: string;
  /** Milliseconds without an answer after which the next member is asked too. */
  readonly afterMs: number;
}

/**
 * Asks the first member, and the next one too when no answer came in time or it failed; the first answer wins and the
 * others are stopped. What a stopped member bills is the vendor's decision: use it where waiting costs more than pages.
 *
 * @example
 * ```ts
 * import { createOcr, hedge } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * export const ocr = createOcr({ provider: hedge([local(), local()], { afterMs: 20_000 }) });
 * ```
 */
export const hedge = (members: ReadonlyArray<MemberInput>, options: HedgeOptions): Router => {
  const router = options.name ?? "hedge";
  const made = makeMembers(members);
  return routerOf(router, made, (job) => race(made, job, router, options.afterMs));
};

const modelNames = (backend: Backend): ReadonlyArray<string> =>
  isRouter(backend) ? backend.members.flatMap(modelNames) : Object.keys(backend.models);

/**
 * Picks a member by the model that the request names: `mistral/mistral-ocr-latest` goes to the member `mistral`. A model
 * without a prefix must be known to exactly one member.
 *
 * @example
 * ```ts
 * import { createOcr, route } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * const ocr = createOcr({ provider: route({ here: local(), slow: local({ concurrency: 1 }) }) });
 * // await ocr.process({ model: "here/local-1", document });
 * await ocr.close();
 * ```
 */
export const route = (members: Readonly<Record<string, Backend>>, options: { readonly name?: string } = {}): Router => {
  const router = options.name ?? "route";
  const names = Object.keys(members);
  const refuse = (message: string) => new OcrError({ reason: "InvalidRequest", message: `model: ${message}` });
  const find = (
    asked: string | null | undefined,
  ): { readonly backend: Backend; readonly model: string | undefined } => {
    const slash = asked?.indexOf("/") ?? -1;
    const prefix = slash > 0 ? (asked?.slice(0, slash) ?? "") : "";
    const named = Object.hasOwn(members, prefix) ? members[prefix] : undefined;
    if (named !== undefined) return { backend: named, model: asked?.slice(slash + 1) || undefined };
    if (!asked && names.length === 1 && members[names[0] ?? ""] !== undefined)
      return { backend: members[names[0] ?? ""] as Backend, model: undefined };
    if (!asked) throw refuse(`name one, with one of the prefixes ${names.map((name) => `${name}/`).join(", ")}`);
    const knowing = Object.entries(members).filter(([, backend]) => modelNames(backend).includes(asked));
    const [only] = knowing;
    if (knowing.length === 1 && only !== undefined) return { backend: only[1], model: asked };
    if (knowing.length > 1)
      throw refuse(
        `${asked} is known to ${knowing.map(([name]) => name).join(" and ")}; write ${knowing[0]?.[0]}/${asked}`,
      );
    throw refuse(`${asked} is known to nobody; prefixes are ${names.map((name) => `${name}/`).join(", ")}`);
  };
  const backends = Object.values(members);
  return {
    kind: "router",
    name: router,
    members: backends,
    route: (job) =>
      Effect.suspend(() => {
        const { backend, model } = find(job.request.model);
        return runBackend(backend, { ...job, request: { ...job.request, model } });
      }).pipe(Effect.catchDefect((defect) => (defect instanceof OcrError ? Effect.fail(defect) : Effect.die(defect)))),
    close: closeAll(backends),
  };
};
