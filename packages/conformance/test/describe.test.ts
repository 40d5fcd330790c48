/** The whole test file of an adapter, and that of one whose faults are known. */
import { referenceBackend, referenceProvider } from "@ocr/conformance";
import { describeConformance } from "@ocr/conformance/vitest";
import { oneBased } from "./broken-provider.ts";

const profiles = ["usage", "confidence"] as const;
const subject = { provider: referenceProvider, upstream: referenceBackend };
describeConformance("reference", subject, { profiles, requirements: "ocr-1.0" });

const known = { id: "usage.selection", reason: "counts from 1", link: "https://example.com/issues/1" };
const baseline = { format: "ocr-conformance-baseline/1", checks: [known] } as const;
describeConformance("one that counts from 1", oneBased(), { profiles: ["usage"], baseline });
