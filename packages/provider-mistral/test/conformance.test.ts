/** The profiles that are quick to examine; `./run conformance --provider mistral` examines all. */
import { describeConformance } from "@ocr/conformance/vitest";
import { fakeMistral } from "@ocr/fakes";
import { mistral } from "@ocr/provider-mistral";

const fake = await fakeMistral({ pagesPerMinute: 1_000_000, keepBodies: false });
const provider = { ...mistral({ apiKey: fake.apiKey, baseURL: fake.url }), close: fake.close };
describeConformance("mistral", { provider }, { profiles: ["contract", "refusals", "usage", "tables", "errors"] });
