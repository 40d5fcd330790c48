/** The whole test file of an adapter. */
import { referenceBackend, referenceProvider } from "@ocr/conformance";
import { describeConformance } from "@ocr/conformance/vitest";

const profiles = ["contract", "refusals", "pages", "usage", "resilience"] as const;
describeConformance("reference", { provider: referenceProvider, upstream: referenceBackend }, { profiles });
