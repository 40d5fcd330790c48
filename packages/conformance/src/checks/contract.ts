/** The shape of a success. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { requestChecks } from "./requests.ts";
import { responseFaults } from "../schema/validate.ts";
import type { WireResponse } from "../wire.ts";

/** The texts of all pages, as one value. */
const textsOf = (response: WireResponse): string => JSON.stringify(response.pages.map((page) => page.markdown));

const boxesOf = (page: WireResponse["pages"][number]) => [...page.images, ...(page.blocks ?? [])];

export const contractChecks = checksOf("contract", [
  {
    id: "response-schema",
    clause: "RES-1",
    title: "The response fits the frozen schema",
    run: async (context) => {
      for (const name of ["report", "plain", "wide"] as const) await context.read(name);
      await context.read("single", { include_blocks: true, include_image_base64: true });
    },
  },
  {
    id: "page-keys",
    clause: "RES-2",
    title: "Every page has index, markdown, images and dimensions, also when they are empty",
    run: async (context) => {
      const { body, failure } = await context.ask("plain");
      expect(failure === undefined, "the subject failed");
      const missing = responseFaults(body).filter((fault) => /^\/pages\/\d+ .*required/.test(fault));
      expect(missing.length === 0, `a page lacks a key: ${missing[0]}`);
    },
  },
  {
    id: "model-named",
    clause: "RES-3",
    title: "The response names the model that answered",
    run: async (context) => expect((await context.read("single")).model.trim() !== "", "the model has no name"),
  },
  {
    id: "plain-json",
    clause: "RES-1",
    title: "The response survives the way through JSON unchanged",
    run: async (context) => {
      const response = await context.read("report");
      const again = JSON.parse(JSON.stringify(response)) as WireResponse;
      const keysOf = (value: unknown): string =>
        typeof value === "object" && value !== null
          ? `{${Object.entries(value)
              .map(([key, entry]) => `${key}:${keysOf(entry)}`)
              .join()}}`
          : String(value);
      expect(keysOf(again) === keysOf(response), "a value is lost in JSON");
    },
  },
  {
    id: "dimensions-positive",
    clause: "RES-4",
    title: "Dimensions are null, or more than zero in each direction",
    run: async (context) => {
      for (const { dimensions } of (await context.read("report")).pages)
        expect(
          dimensions === null || (dimensions.width > 0 && dimensions.height > 0 && dimensions.dpi >= 0),
          "no size",
        );
    },
  },
  {
    id: "dimensions-shape",
    clause: "RES-4",
    title: "Dimensions have the shape of the page",
    run: async (context) => {
      for (const name of ["report", "wide"] as const)
        for (const { page, truth } of await context.pages(name)) {
          if (page.dimensions === null) continue;
          const ratio = page.dimensions.width / page.dimensions.height / (truth.width / truth.height);
          expect(Math.abs(ratio - 1) < 0.01, `page ${page.index}: width to height is off by ${ratio.toFixed(2)}`);
        }
    },
  },
  {
    id: "boxes-ordered",
    clause: "RES-5",
    title: "The first corner of a box lies above and left of the second",
    run: async (context) => {
      for (const page of (await context.read("report")).pages)
        for (const box of boxesOf(page))
          expect(
            (box.top_left_x ?? 0) <= (box.bottom_right_x ?? 0) && (box.top_left_y ?? 0) <= (box.bottom_right_y ?? 0),
            `page ${page.index} has a box whose corners are the wrong way round`,
          );
    },
  },
  {
    id: "boxes-inside",
    clause: "RES-5",
    title: "Every box lies inside its page",
    run: async (context) => {
      for (const page of (await context.read("report")).pages) {
        const { height = Infinity, width = Infinity } = page.dimensions ?? {};
        for (const box of boxesOf(page))
          expect(
            (box.bottom_right_x ?? 0) <= width && (box.bottom_right_y ?? 0) <= height,
            `page ${page.index} has a box outside the page`,
          );
      }
    },
  },
  {
    id: "no-blocks",
    clause: "RES-6",
    title: "Without blocks asked for there are none",
    run: async (context) => {
      const { pages } = await context.read("single", { include_blocks: false });
      expect(
        pages.every((page) => (page.blocks ?? []).length === 0),
        "blocks came though include_blocks was false",
      );
    },
  },
  {
    id: "no-margins",
    clause: "RES-7",
    title: "Header and footer are null unless they were to be taken out",
    run: async (context) => {
      const { pages } = await context.read("single");
      expect(
        pages.every((page) => (page.header ?? page.footer ?? null) === null),
        "a header or footer was taken out",
      );
    },
  },
  {
    id: "no-confidence",
    clause: "RES-8",
    title: "Confidence is null unless it was asked for",
    run: async (context) => {
      const { pages } = await context.read("single");
      expect(
        pages.every((page) => (page.confidence_scores ?? null) === null),
        "confidence came without being asked for",
      );
    },
  },
  {
    id: "no-annotation",
    clause: "RES-9",
    title: "Annotations are null unless they were asked for",
    run: async (context) => {
      const response = await context.read("single");
      expect((response.document_annotation ?? null) === null, "a document annotation came without being asked for");
      for (const image of response.pages.flatMap((page) => page.images))
        expect((image.image_annotation ?? null) === null, "an image annotation came without being asked for");
    },
  },
  {
    id: "no-tables",
    clause: "RES-10",
    title: "Tables stay in the text unless they were to be moved",
    run: async (context) => {
      const { pages } = await context.read("single");
      expect(
        pages.every((page) => (page.tables ?? []).length === 0),
        "tables were moved without being asked to",
      );
    },
  },
  {
    id: "no-image-bytes",
    clause: "RES-11",
    title: "The bytes of pictures do not come unless they were asked for",
    run: async (context) => {
      const { pages } = await context.read("single");
      const images = pages.flatMap((page) => page.images);
      expect(
        images.every((image) => (image.image_base64 ?? null) === null),
        "image bytes came without being asked for",
      );
    },
  },
  ...requestChecks,
  {
    id: "same-twice",
    clause: "RES-12",
    level: "SHOULD",
    title: "The same question twice gets the same text",
    run: async (context) => {
      const first = textsOf(await context.read("single"));
      expect(first === textsOf(await context.read("single", {}, { fresh: true })), "the second reading differs");
    },
  },
]);
