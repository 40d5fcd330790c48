import { describeConformance } from "@ocr/conformance/vitest";
import { acme } from "../src/adapter.ts";
import { acmeKey, acmeServer } from "./acme-server.ts";

describeConformance("acme", { provider: acme(acmeKey), upstream: acmeServer });
