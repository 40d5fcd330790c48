/** The profiles that are quick to examine; `./run conformance --provider local` examines all. */
import { describeConformance } from "@ocr/conformance/vitest";
import { local } from "@ocr/provider-local";

const judged = { provider: local(), usesFetch: false };
describeConformance("local", judged, { profiles: ["contract", "refusals", "usage", "tables"] });
