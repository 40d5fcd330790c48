/** Every check: the list of promises. */
import type { Check } from "./check.ts";
import { annotationChecks } from "./checks/annotations.ts";
import { blockChecks } from "./checks/blocks.ts";
import { confidenceChecks } from "./checks/confidence.ts";
import { contractChecks } from "./checks/contract.ts";
import { documentChecks } from "./checks/document.ts";
import { errorChecks } from "./checks/errors.ts";
import { imageChecks } from "./checks/images.ts";
import { marginChecks } from "./checks/margins.ts";
import { pageChecks } from "./checks/pages.ts";
import { refusalChecks } from "./checks/refusals.ts";
import { resilienceChecks } from "./checks/resilience.ts";
import { shapeChecks } from "./checks/shapes.ts";
import { tableChecks } from "./checks/tables.ts";
import { textChecks } from "./checks/text.ts";
import { usageChecks } from "./checks/usage.ts";

/** All checks, by profile. */
export const registry: ReadonlyArray<Check> = [
  ...contractChecks,
  ...refusalChecks,
  ...shapeChecks,
  ...pageChecks,
  ...textChecks,
  ...usageChecks,
  ...tableChecks,
  ...imageChecks,
  ...marginChecks,
  ...blockChecks,
  ...confidenceChecks,
  ...annotationChecks,
  ...errorChecks,
  ...resilienceChecks,
  ...documentChecks,
];
