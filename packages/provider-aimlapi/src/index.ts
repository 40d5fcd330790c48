/** The public names of @ocr/provider-aimlapi, one by one. */
export { models as aimlapiModels } from "./models.ts";
export { aimlapi, type AimlapiOptions } from "./provider.ts";
