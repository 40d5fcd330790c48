/** Whom a promise about the upstream concerns. */
import { NotConcerned } from "../verdict.ts";
import type { Context } from "../context.ts";

/** Turns away subjects without an upstream that could fail. */
export const needsUpstream = (context: Context): void => {
  if (!context.subject.faults) throw new NotConcerned("it has no upstream that could fail");
};
