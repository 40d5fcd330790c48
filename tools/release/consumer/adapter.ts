/** Providers to be judged by `ocr-conformance --module`: one that keeps the contract, and one that loses pages. */
import type { Provider } from "@ocr/core/provider";
import { fakeMistral } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";
import * as Effect from "effect/Effect";

export const vendor = async (): Promise<{ provider: Provider }> => {
  const fake = await fakeMistral({ pagesPerMinute: 1_000_000, keepBodies: false });
  return { provider: { ...mistral({ baseURL: fake.url, apiKey: fake.apiKey }), close: fake.close } };
};

export const forgetful = async (): Promise<{ provider: Provider }> => {
  const { provider } = await vendor();
  const process: Provider["process"] = (call) =>
    Effect.map(provider.process(call), (draft) => ({ ...draft, pages: draft.pages.slice(0, 1) }));
  return { provider: { ...provider, process } };
};
