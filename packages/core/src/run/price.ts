/** Which price holds: the user's before the provider's own. */
import type { Price } from "../contract/price.ts";
import type { Provider } from "../provider.ts";
import type { Settings } from "./job.ts";

/** The price of a model, or undefined when nobody knows it. The model that answered may be more exact than the one asked. */
export const priceOf = (
  settings: Pick<Settings, "prices">,
  provider: Provider,
  asked: string,
  answered: string = asked,
): Price | undefined => {
  for (const model of [answered, asked]) {
    const price =
      settings.prices[`${provider.name}/${model}`] ?? settings.prices[model] ?? provider.models[model]?.price;
    if (price !== undefined) return price;
  }
  return undefined;
};
