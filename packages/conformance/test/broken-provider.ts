/** Providers in a file, for the command: one that counts pages from 1, and what is none. */
import { referenceBackend, referenceProvider } from "@ocr/conformance";
import * as Effect from "effect/Effect";

/** Counts pages from 1. */
export const oneBased = () => ({
  upstream: referenceBackend,
  provider: {
    ...referenceProvider,
    process: (call: Parameters<typeof referenceProvider.process>[0]) =>
      Effect.map(referenceProvider.process(call), (draft) => ({
        ...draft,
        pages: draft.pages.map((page) => ({ ...page, index: page.index + 1 })),
      })),
  },
});

export default { provider: referenceProvider, upstream: referenceBackend };
export const nothing = 7;
