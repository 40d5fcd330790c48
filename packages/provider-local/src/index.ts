/** The public names of @ocr/provider-local. */
export { installedLanguages } from "./ocr/language-data.ts";
export type { LocalOptions } from "./options.ts";
export { local } from "./provider.ts";
export { type PagePicture, renderPages, type RenderOptions } from "./render-pages.ts";
