/** Blocks: the parts of a page with their boxes. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { itemText } from "../fixture/page-text.ts";
import { foundBox, overlap, trueBox } from "../score/boxes.ts";
import { normalise, plainText } from "../score/normaliser.ts";
import type { WireOptions } from "../wire.ts";

const known = "text title list table image equation caption code references aside_text header footer signature".split(
  " ",
);

const blocksOf = async (context: Context, options: WireOptions = { include_blocks: true }) => {
  const pages = await context.pages("report", options);
  for (const { page } of pages) expect((page.blocks ?? []).length > 0, `page ${page.index} has no blocks`);
  return pages.map(({ page, truth }) => ({ page, truth, blocks: page.blocks ?? [] }));
};

export const blockChecks = checksOf("blocks", [
  {
    id: "present",
    clause: "BLK-1",
    title: "Blocks come when they are asked for",
    run: async (context) => void (await blocksOf(context)),
  },
  {
    id: "default",
    clause: "BLK-2",
    title: "Blocks come when nothing is said about them",
    run: async (context) => void (await blocksOf(context, {})),
  },
  {
    id: "types",
    clause: "BLK-3",
    level: "SHOULD",
    title: "The types of blocks are those of the contract",
    run: async (context) => {
      for (const { blocks } of await blocksOf(context))
        for (const { type } of blocks) expect(known.includes(type), `a block has the type ${type}`);
    },
  },
  {
    id: "areas",
    clause: "BLK-4",
    title: "Every block covers an area",
    run: async (context) => {
      for (const { blocks, page } of await blocksOf(context))
        for (const box of blocks)
          expect(
            box.bottom_right_x > box.top_left_x && box.bottom_right_y > box.top_left_y,
            `page ${page.index}: a block of type ${box.type} has no area`,
          );
    },
  },
  {
    id: "order",
    clause: "BLK-5",
    title: "Blocks come in reading order",
    run: async (context) => {
      for (const { blocks, page } of await blocksOf(context)) {
        const body = blocks.filter(({ type }) => type !== "header" && type !== "footer");
        const tops = body.map((block) => block.top_left_y);
        expect(
          tops.every((top, i) => i === 0 || top >= (tops[i - 1] ?? 0)),
          `page ${page.index}: blocks are out of order`,
        );
      }
    },
  },
  {
    id: "text",
    clause: "BLK-6",
    title: "The text of every paragraph and title stands in a block",
    run: async (context) => {
      for (const { blocks, page, truth } of await blocksOf(context)) {
        const all = normalise(plainText(blocks.map((block) => block.content).join("\n\n")));
        for (const item of truth.items)
          if (item.kind === "paragraph" || item.kind === "title")
            expect(
              all.includes(normalise(itemText(item))),
              `page ${page.index}: no block holds ${itemText(item).slice(0, 40)}`,
            );
      }
    },
  },
  {
    id: "image-reference",
    clause: "BLK-7",
    title: "A block of a picture names an entry of images",
    run: async (context) => {
      for (const { blocks, page } of await blocksOf(context))
        for (const { image_id: id, type } of blocks)
          if (type === "image")
            expect(
              page.images.some((image) => image.id === id),
              `page ${page.index}: a block names the picture ${id}`,
            );
    },
  },
  {
    id: "table-reference",
    clause: "BLK-8",
    title: "A block of a table names its entry of tables when tables are moved, and none when they stay",
    applies: (claims) => (claims.tableFormats ?? []).length > 0,
    run: async (context) => {
      for (const { blocks, page } of await blocksOf(context))
        for (const { table_id: id, type } of blocks)
          if (type === "table") expect((id ?? null) === null, `page ${page.index}: a block names ${id}, which stayed`);
      const [table_format = "html"] = context.claims.tableFormats ?? [];
      for (const { blocks, page } of await blocksOf(context, { table_format })) {
        const named = new Set(blocks.flatMap(({ table_id: id, type }) => (type === "table" ? [id] : [])));
        for (const { id } of page.tables ?? []) expect(named.has(id), `page ${page.index}: no block names ${id}`);
      }
    },
  },
  {
    id: "boxes",
    clause: "BLK-9",
    level: "SHOULD",
    title: "The box of a title covers it",
    run: async (context) => {
      for (const { blocks, page, truth } of await blocksOf(context)) {
        const [title] = truth.items;
        if (title?.kind !== "title") continue;
        const boxes = blocks.flatMap((block) => foundBox(block, page.dimensions) ?? []);
        const best = Math.max(0, ...boxes.map((box) => overlap(box, trueBox(title.box, truth))));
        expect(best >= 0.5, `page ${page.index}: the best box of the title covers ${(best * 100).toFixed(0)} % of it`);
      }
    },
  },
  {
    id: "title-type",
    clause: "BLK-3",
    level: "SHOULD",
    title: "The first title of a page is a block of type title",
    run: async (context) => {
      for (const { blocks, page, truth } of await blocksOf(context)) {
        const [first] = truth.items;
        const words = first === undefined ? "" : normalise(itemText(first));
        const found = blocks.some(({ content, type }) => type === "title" && normalise(plainText(content)) === words);
        expect(found, `page ${page.index}: no block of type title holds ${words}`);
      }
    },
  },
]);
