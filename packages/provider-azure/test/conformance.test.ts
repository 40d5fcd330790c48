/** The profiles that are quick to examine; `./run conformance --provider azure-di`, and others, examine all. */
import { describeConformance } from "@ocr/conformance/vitest";
import { fakeDocumentIntelligence, fakeFoundry } from "@ocr/fakes";
import { azure, azureDocumentIntelligence } from "@ocr/provider-azure";

const profiles = ["contract", "refusals", "usage", "tables", "errors"] as const;
const foundry = await fakeFoundry({ requestsPerMinute: 1_000_000, keepBodies: false });
const ours = { ...azure({ apiKey: foundry.apiKey, endpoint: foundry.url }), close: foundry.close };
describeConformance("azure", { provider: ours }, { profiles });

const fake = await fakeDocumentIntelligence({ keepBodies: false });
const provider = { ...azureDocumentIntelligence({ apiKey: fake.apiKey, endpoint: fake.url }), close: fake.close };
describeConformance("azure-di", { provider }, { profiles });
