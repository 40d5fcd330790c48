/** Pictures of a page inside Markdown: their placeholders, and their bytes as data URIs. */
import type { PageImage } from "../contract/response.ts";

/** An image in Markdown as `![label](target)`; the target is caught without its angle brackets. */
export const placeholders = (): RegExp => /!\[((?:[^[\]\\\n]|\\.)*)\]\((?:<([^<>\n]+)>|([^()\s<>]+))\)/g;

/** Replaces the placeholders of known images, wherever they stand. `undefined` leaves one as it is. */
export const replacePlaceholders = (
  markdown: string,
  images: ReadonlyArray<PageImage>,
  replacement: (image: PageImage, label: string) => string | undefined,
): string => {
  if (images.length === 0) return markdown;
  const byId = new Map(images.map((image) => [image.id, image]));
  return markdown.replace(placeholders(), (found: string, label: string, bracketed?: string, plain?: string) => {
    const image = byId.get(bracketed ?? plain ?? "");
    return (image && replacement(image, label)) ?? found;
  });
};

const heads: ReadonlyArray<readonly [string, string]> = [
  ["/9j/", "jpeg"],
  ["iVBOR", "png"],
  ["R0lGOD", "gif"],
  ["UklGR", "webp"],
  ["Qk", "bmp"],
];

/**
 * The bytes of an image as a data URI that is safe to show: of an image type, with nothing but base64 in it. Undefined
 * when there are none. Some servers leave out the head of the URI; then the bytes tell the type.
 */
export const pictureUri = ({ image_base64 }: PageImage): string | undefined => {
  if (!image_base64) return undefined;
  const comma = image_base64.startsWith("data:") ? image_base64.indexOf(",") : -1;
  const data = image_base64.slice(comma + 1);
  if (!/^[\w+/-]+=*\s*$/.test(data)) return undefined;
  const named = /^data:image\/([\w.+-]+)/.exec(image_base64.slice(0, Math.max(comma, 0)))?.[1];
  const type = named ?? heads.find(([head]) => data.startsWith(head))?.[1] ?? "*";
  return `data:image/${type};base64,${data.trim()}`;
};
