/** The reference provider: the framework's own client in front of the reference backend. Every check must pass on it. */
import { compatible } from "@ocr/core/compatible";
import type { Provider } from "@ocr/core/provider";
import { scripts } from "@ocr/fakes";
import { providerSubject } from "../subject/provider.ts";
import type { Subject } from "../subject.ts";
import { referenceBackend, referenceHost, referenceKey } from "./backend.ts";

const withKey = (apiKey: string): Provider =>
  compatible({
    name: "reference",
    baseURL: "https://reference.invalid",
    apiKey,
    models: { "reference-1": { price: { usdPerPage: 0.001, source: "made up", date: "2026-01-01" } } },
  });

/** A provider that keeps every promise. Its upstream is {@link referenceBackend}. */
export const referenceProvider: Provider = withKey(referenceKey);

/** The same, but it claims only the core of the contract; what it does not claim it refuses. */
export const modestProvider: Provider = {
  ...referenceProvider,
  name: "modest",
  capabilities: { documents: ["bytes"], pages: "simulated" },
};

/** The reference provider as a subject, or another provider in front of the reference backend. */
export const referenceSubject = (provider: Provider = referenceProvider): Subject => {
  const subject = providerSubject({ provider, upstream: referenceBackend, withKey, host: referenceHost });
  // It knows what stands in pictures too, in any script.
  return provider.name === referenceProvider.name ? { ...subject, claims: { ...subject.claims, scripts } } : subject;
};
