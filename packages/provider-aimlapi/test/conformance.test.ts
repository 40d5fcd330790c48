/** The profiles that are quick to examine; `./run conformance --provider aimlapi` examines all. */
import { describeConformance } from "@ocr/conformance/vitest";
import { fakeAimlapi } from "@ocr/fakes";
import { aimlapi } from "@ocr/provider-aimlapi";

const fake = await fakeAimlapi({ keepBodies: false });
const provider = { ...aimlapi({ apiKey: fake.apiKey, baseURL: fake.url }), close: fake.close };
describeConformance("aimlapi", { provider }, { profiles: ["contract", "refusals", "usage", "errors"] });
