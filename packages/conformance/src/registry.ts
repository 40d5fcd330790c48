/** Every check: the list of promises. */
import type { Check } from "./check.ts";
import { annotationChecks } from "./checks/annotations.ts";
import { blockChecks } from "./checks/blocks.ts";
import { concurrencyChecks } from "./checks/concurrency.ts";
import { confidenceChecks } from "./checks/confidence.ts";
import { contractChecks } from "./checks/contract.ts";
import { documentChecks } from "./checks/document.ts";
import { errorChecks } from "./checks/errors.ts";
import { formChecks } from "./checks/forms.ts";
import { gatewayChecks } from "./checks/gateway.ts";
import { imageChecks } from "./checks/images.ts";
import { marginChecks } from "./checks/margins.ts";
import { orderChecks } from "./checks/order.ts";
import { pageKindChecks } from "./checks/page-kinds.ts";
import { pageChecks } from "./checks/pages.ts";
import { refusalChecks } from "./checks/refusals.ts";
import { resilienceChecks } from "./checks/resilience.ts";
import { scanChecks } from "./checks/scans.ts";
import { scriptChecks } from "./checks/scripts.ts";
import { routerChecks } from "./checks/router.ts";
import { securityChecks } from "./checks/security.ts";
import { shapeChecks } from "./checks/shapes.ts";
import { tableSpanChecks } from "./checks/table-spans.ts";
import { tableChecks } from "./checks/tables.ts";
import { textChecks } from "./checks/text.ts";
import { usageChecks } from "./checks/usage.ts";

/** All checks, by profile. */
export const registry: ReadonlyArray<Check> = [
  ...contractChecks,
  ...refusalChecks,
  ...shapeChecks,
  ...pageChecks,
  ...pageKindChecks,
  ...textChecks,
  ...orderChecks,
  ...scriptChecks,
  ...formChecks,
  ...scanChecks,
  ...usageChecks,
  ...tableChecks,
  ...tableSpanChecks,
  ...imageChecks,
  ...marginChecks,
  ...blockChecks,
  ...confidenceChecks,
  ...annotationChecks,
  ...errorChecks,
  ...resilienceChecks,
  ...securityChecks,
  ...concurrencyChecks,
  ...routerChecks,
  ...gatewayChecks,
  ...documentChecks,
];
