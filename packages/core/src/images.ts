/** `image_limit` and `image_min_size` for providers that do not apply them: the reply is filtered. */
import type { Page, PageImage } from "./contract/response.ts";
import type { CallOptions } from "./provider.ts";

const side = (from: number | null, to: number | null) =>
  from === null || to === null ? Number.POSITIVE_INFINITY : to - from;

const isLargeEnough = (image: PageImage, minimum: number): boolean =>
  side(image.top_left_x, image.bottom_right_x) >= minimum && side(image.top_left_y, image.bottom_right_y) >= minimum;

/** Markdown without the placeholders of some images, whatever alternative text they have. */
const withoutPlaceholders = (markdown: string, ids: ReadonlySet<string>): string =>
  markdown
    .replaceAll(/!\[[^\]]*\]\(([^()\s]+)\)/g, (placeholder, id: string) => (ids.has(id) ? "" : placeholder))
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();

/** Drops the images that were not wanted, their placeholders and their blocks. The limit counts over the whole document. */
export const filterImages = (
  pages: ReadonlyArray<Page>,
  { imageLimit, imageMinSize }: Pick<CallOptions, "imageLimit" | "imageMinSize">,
): Array<Page> => {
  if (imageLimit === undefined && imageMinSize === undefined) return [...pages];
  let left = imageLimit ?? Number.POSITIVE_INFINITY;
  return pages.map((page) => {
    const dropped = new Set<string>();
    const images = page.images.filter((image) => {
      const keep = left > 0 && isLargeEnough(image, imageMinSize ?? 0);
      if (keep) left -= 1;
      else dropped.add(image.id);
      return keep;
    });
    if (dropped.size === 0) return page;
    const blocks = page.blocks?.filter((block) => !(block.type === "image" && dropped.has(block.image_id ?? "")));
    return { ...page, images, markdown: withoutPlaceholders(page.markdown, dropped), blocks: blocks ?? page.blocks };
  });
};
