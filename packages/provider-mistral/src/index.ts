/** The public names of @ocr/provider-mistral, one by one. */
export { models as mistralModels } from "./models.ts";
export type { MistralConnection, MistralOptions } from "./options.ts";
export { mistral } from "./provider.ts";
