/** Pictures of figures: fetched one by one from the result, when they were asked for. */
import { dataUri, type DraftPage, isOcrError, OcrError, type Warning } from "@ocr/core/provider";
import { type Connection, getSteadily } from "./connection.ts";
import type { Figure } from "./vendor.ts";

/** How many are fetched at a time; the vendor allows 50 in a second. */
const atOnce = 4;

const missing = (id: string, why: string): Warning => ({
  code: "image-missing",
  message: `include_image_base64: ${id} could not be had from azure-di: ${why}`,
});

const pictureUrl = (location: string, figureId: string): string => {
  const url = new URL(location);
  url.pathname += `/figures/${encodeURIComponent(figureId)}`;
  return url.href;
};

const fetchPicture = (connection: Connection, location: string, figureId: string): Promise<string> =>
  getSteadily(connection, pictureUrl(location, figureId), async (response) => {
    const type = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
    if (!type.startsWith("image/"))
      throw new OcrError({
        reason: "ResponseInvalid",
        message: "it sent no picture",
        provider: "azure-di",
        retryable: false,
      });
    return dataUri(type, new Uint8Array(await response.arrayBuffer()));
  });

/** The pictures by the names of their figures. What cannot be had is a warning: the text has been read, and paid for. */
export const fetchPictures = async (
  connection: Connection,
  location: string,
  figures: ReadonlyMap<Figure, string>,
): Promise<{ readonly pictures: ReadonlyMap<string, string>; readonly warnings: ReadonlyArray<Warning> }> => {
  const pictures = new Map<string, string>();
  const warnings: Array<Warning> = [];
  const queue = figures.entries();
  const worker = async () => {
    for (const [figure, name] of queue) {
      if (!figure.id) {
        warnings.push(missing(name, "it has no id"));
        continue;
      }
      try {
        pictures.set(name, await fetchPicture(connection, location, figure.id));
      } catch (error) {
        if (!isOcrError(error)) throw error;
        warnings.push(missing(name, error.message));
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { pictures, warnings };
};

/** The pages with their pictures put in. */
export const withPictures = (
  pages: ReadonlyArray<DraftPage>,
  pictures: ReadonlyMap<string, string>,
): ReadonlyArray<DraftPage> =>
  pages.map((page) => ({
    ...page,
    images: (page.images ?? []).map((image) => ({ ...image, image_base64: pictures.get(image.id) ?? null })),
  }));
