/** Providers that are careless in ways of their own, in front of the reference backend. */
import type { Provider } from "@ocr/core/provider";
import { referenceProvider, referenceSubject } from "../reference/provider.ts";
import type { Mutant } from "./mutant.ts";

/** A provider that is careless in its own way. */
export const careless = (
  kills: string,
  because: RegExp,
  name: string,
  change: (provider: Provider) => Provider,
): (() => Mutant) => {
  const make = () => referenceSubject(change(referenceProvider));
  return () => ({ name, kills: `security.${kills}`, because, make });
};

/** The function that asks the vendor. */
export type Fetch = typeof globalThis.fetch;

/** A provider that does something of its own around each request. */
export const around = (kills: string, because: RegExp, name: string, change: (fetch: Fetch) => Fetch) =>
  careless(kills, because, name, (provider) => ({
    ...provider,
    process: (call) => provider.process({ ...call, fetch: change(call.fetch) }),
  }));
