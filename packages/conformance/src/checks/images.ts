/** Pictures on pages: their entries, places, bytes and boxes. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { picturesOf } from "../fixture/page-text.ts";
import { foundBox, overlap, trueBox } from "../score/boxes.ts";
import type { WireImage, WireOptions } from "../wire.ts";

const imagesOf = async (context: Context, options: WireOptions = {}) => {
  const pages = await context.pages("report", options);
  return { pages, images: pages.flatMap(({ page }) => page.images.map((image) => ({ page, image }))) };
};

/** At least one picture; a check that looks at none would say nothing. */
const someImages = async (context: Context, options: WireOptions = {}) => {
  const found = await imagesOf(context, options);
  expect(found.images.length > 0, "no picture was found in a document with three");
  return found;
};

const signatures: Readonly<Record<string, ReadonlyArray<number>>> = {
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47],
  "image/webp": [0x52, 0x49, 0x46, 0x46],
};
const extensions: Readonly<Record<string, string>> = {
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};

/** The bytes of a picture with the type that its data URI names; both are empty without a data URI. */
export const pictureBytes = ({ id, image_base64 }: WireImage) => {
  const [, type = "", data = ""] = /^data:([\w/+.-]+);base64,([A-Za-z0-9+/]+={0,2})$/.exec(image_base64 ?? "") ?? [];
  return { id, type, bytes: Buffer.from(data, "base64") };
};

/** Whether bytes begin as their type does; of a type that is not known, they do. */
export const isOfType = ({ bytes, type }: ReturnType<typeof pictureBytes>): boolean =>
  signatures[type]?.every((byte, i) => bytes[i] === byte) ?? true;

const bytesOf = async (context: Context) => {
  const { images } = await someImages(context, { include_image_base64: true });
  return images.map(({ image }) => pictureBytes(image));
};

const dangling = async (context: Context, options: WireOptions): Promise<void> => {
  for (const { page } of (await imagesOf(context, options)).pages)
    for (const [, id] of page.markdown.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g))
      expect(
        page.images.some((image) => image.id === id),
        `page ${page.index} shows ${id}, which it does not have`,
      );
};

export const imageChecks = checksOf("images", [
  {
    id: "ids",
    clause: "IMG-1",
    title: "Pictures are numbered over the whole document from 0",
    run: async (context) =>
      (await someImages(context)).images.forEach(({ image }, i) =>
        expect(new RegExp(`^img-${i}\\.\\w+$`).test(image.id), `picture ${i} has the id ${image.id}`),
      ),
  },
  {
    id: "placeholders",
    clause: "IMG-2",
    title: "Where a picture stood, its placeholder stands exactly once",
    run: async (context) => {
      for (const { image, page } of (await someImages(context)).images) {
        const count = page.markdown.split(`![${image.id}](${image.id})`).length - 1;
        expect(count === 1, `the placeholder of ${image.id} stands ${count} times in page ${page.index}`);
      }
    },
  },
  {
    id: "no-dangling",
    clause: "IMG-2",
    title: "Every placeholder has its picture",
    run: async (context) => {
      await someImages(context);
      await dangling(context, {});
    },
  },
  {
    id: "bytes",
    clause: "IMG-3",
    title: "The bytes come as a data URI when they are asked for",
    run: async (context) => {
      for (const { bytes, id, type } of await bytesOf(context))
        expect(type.startsWith("image/") && bytes.length > 0, `${id} has no data URI of an image`);
    },
  },
  {
    id: "bytes-type",
    clause: "IMG-3",
    title: "The bytes are of the type that the data URI names",
    run: async (context) => {
      for (const picture of await bytesOf(context))
        expect(isOfType(picture), `the bytes of ${picture.id} are not ${picture.type}`);
    },
  },
  {
    id: "extension",
    clause: "IMG-4",
    level: "SHOULD",
    title: "The ending of an id is that of the bytes",
    run: async (context) => {
      for (const { id, type } of await bytesOf(context)) {
        const wanted = extensions[id.split(".").at(-1) ?? ""];
        expect(wanted === undefined || wanted === type, `${id} is ${type}`);
      }
    },
  },
  {
    id: "limit-zero",
    clause: "IMG-5",
    title: "image_limit 0 gives no picture, and leaves no placeholder",
    run: async (context) => {
      await someImages(context);
      const { images } = await imagesOf(context, { image_limit: 0 });
      expect(images.length === 0, `image_limit 0 gave ${images.length} pictures`);
      await dangling(context, { image_limit: 0 });
    },
  },
  {
    id: "limit-one",
    clause: "IMG-5",
    title: "image_limit 1 gives one picture of the whole document",
    run: async (context) => {
      await someImages(context);
      const { images } = await imagesOf(context, { image_limit: 1 });
      expect(images.length === 1, `image_limit 1 gave ${images.length} pictures`);
      await dangling(context, { image_limit: 1 });
    },
  },
  {
    id: "min-size",
    clause: "IMG-6",
    title: "Pictures below image_min_size do not come, nor do their placeholders",
    run: async (context) => {
      await someImages(context);
      const { images } = await imagesOf(context, { image_min_size: 5000 });
      expect(images.length === 0, `image_min_size 5000 left ${images.length} pictures`);
      await dangling(context, { image_min_size: 5000 });
    },
  },
  {
    id: "min-size-small",
    clause: "IMG-6",
    title: "Pictures above image_min_size stay",
    run: async (context) => {
      const all = await someImages(context);
      const { images } = await imagesOf(context, { image_min_size: 2 });
      expect(
        images.length === all.images.length,
        `image_min_size 2 left ${images.length} of ${all.images.length} pictures`,
      );
    },
  },
  {
    id: "all-found",
    clause: "IMG-7",
    level: "SHOULD",
    title: "Every picture of a page is found, and nothing else is taken for one",
    run: async (context) => {
      for (const { page, truth } of (await imagesOf(context)).pages) {
        const wanted = picturesOf(truth).length;
        expect(page.images.length === wanted, `page ${page.index} has ${wanted} pictures, not ${page.images.length}`);
      }
    },
  },
  {
    id: "boxes",
    clause: "IMG-8",
    level: "SHOULD",
    title: "The box of a picture covers it",
    run: async (context) => {
      for (const { page, truth } of (await someImages(context)).pages)
        for (const picture of picturesOf(truth)) {
          const boxes = page.images.flatMap((image) => foundBox(image, page.dimensions) ?? []);
          const best = Math.max(0, ...boxes.map((box) => overlap(box, trueBox(picture.box, truth))));
          expect(
            best >= 0.7,
            `page ${page.index}: the best box of a picture covers ${(best * 100).toFixed(0)} % of it`,
          );
        }
    },
  },
  {
    id: "none-invented",
    clause: "IMG-7",
    title: "A page without pictures has an empty list of them",
    run: async (context) => {
      const { pages } = await context.read("plain");
      expect(
        pages.every((page) => page.images.length === 0),
        "a picture came from a page without one",
      );
    },
  },
]);
