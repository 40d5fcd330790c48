/** Providers to be judged by `ocr-conformance --module`: one that keeps the contract, and one that loses pages. */
import { referenceBackend, referenceProvider } from "@ocr/conformance";
import type { Provider } from "@ocr/core/provider";
import * as Effect from "effect/Effect";

const forget: Provider["process"] = (call) =>
  Effect.map(referenceProvider.process(call), (draft) => ({ ...draft, pages: draft.pages.slice(0, 1) }));

export const vendor = { provider: { ...referenceProvider, name: "acme" }, upstream: referenceBackend };
export const forgetful = { provider: { ...vendor.provider, process: forget }, upstream: referenceBackend };
