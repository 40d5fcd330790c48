/** What a provider leaves to core: its options are asked for as it can do them, and its reply is made into what was wanted. */
import type { Capabilities } from "./contract/capabilities.ts";
import type { OcrResponse, Page } from "./contract/response.ts";
import { filterImages } from "./images.ts";
import type { CallOptions, Warning } from "./provider.ts";

/** Whether core can take headers and footers out of the text itself: it finds them by their blocks. */
export const findsMargins = (can: Capabilities): boolean => can.blocks ?? false;

const missesMargins = (wanted: CallOptions, can: Capabilities) => ({
  header: wanted.extractHeader && !can.header,
  footer: wanted.extractFooter && !can.footer,
});

/** The options to send: those that were wanted, as far as the provider can do them, and what core needs to do the rest. */
export const optionsFor = (wanted: CallOptions, can: Capabilities): CallOptions => {
  const { footer, header } = missesMargins(wanted, can);
  const { tableFormat } = wanted;
  const asked = tableFormat !== undefined && can.tableFormats?.includes(tableFormat);
  return {
    ...wanted,
    tableFormat: asked ? tableFormat : undefined,
    extractHeader: wanted.extractHeader && !header,
    extractFooter: wanted.extractFooter && !footer,
    includeBlocks: wanted.includeBlocks || header || footer,
    // Images are counted and measured in the whole reply, so a provider that cannot do it must not half do it.
    ...(can.imageFilters ? {} : { imageLimit: undefined, imageMinSize: undefined }),
  };
};

/** Makes what was wanted of a whole reply. The parsers of tables are loaded only when there is something for them to do. */
export const simulate = async (
  response: OcrResponse,
  wanted: CallOptions,
  can: Capabilities,
): Promise<{ readonly response: OcrResponse; readonly warnings: ReadonlyArray<Warning> }> => {
  const warnings: Array<Warning> = [];
  let pages: Array<Page> = can.imageFilters ? response.pages : filterImages(response.pages, wanted);
  const margins = missesMargins(wanted, can);
  if (margins.header || margins.footer) {
    const { moveMargins } = await import("./output/margins.ts");
    pages = pages.map((page) => {
      const moved = moveMargins(page, margins);
      warnings.push(...moved.warnings.map((message) => ({ code: "margin-not-moved", message, page: page.index })));
      return moved.page;
    });
  }
  const { tableFormat } = wanted;
  if (tableFormat !== undefined && !can.tableFormats?.includes(tableFormat)) {
    const { moveTables } = await import("./output/move-tables.ts");
    pages = moveTables(pages, tableFormat);
  }
  if (!wanted.includeBlocks) pages = pages.map((page) => ({ ...page, blocks: null }));
  return { response: { ...response, pages }, warnings };
};
