/** A question to a router in which the subject is a member. */
import { expect, NotExercised } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import type { Answer, AskOptions, RoutePlan } from "../subject.ts";
import type { WireOptions } from "../wire.ts";

type Member = RoutePlan["members"][number];

/** The subject as a member, by a name that is not its own. */
export const house: Member = { name: "house", who: "subject" };
/** A member that can do everything. */
export const other: Member = { name: "other", who: "able" };

/** Asks about one page, by way of a router. */
export const routed = (
  context: Context,
  route: RoutePlan,
  options: WireOptions = {},
  more: AskOptions = {},
): Promise<Answer> => context.ask("single", options, { ...more, route });

/** A router that asks its members in order. */
export const inOrder = (...members: ReadonlyArray<Member>): RoutePlan => ({ kind: "fallback", members });

/** How often a stand-in was asked. */
export const askedOf = ({ standIns = {} }: Answer, name: string): number => standIns[name] ?? 0;

/** Holds an answer against its place: the response is there, and it names who gave it. */
export const answeredBy = (answer: Answer, name: string): void => {
  responseOf(answer);
  expect(answer.meta?.provider === name, `the answer names ${answer.meta?.provider}, not ${name}`);
};

/** The name of the subject's provider, as its own answers give it. */
export const ownName = async (context: Context): Promise<string> => {
  const { meta } = await context.ask("single");
  if (meta?.provider === undefined) throw new NotExercised("the answer does not name its provider");
  return meta.provider;
};
