/** Ids of pictures and tables when parts are put together: they run over the whole document. */
import type { Block } from "../contract/block.ts";
import type { Page } from "../contract/response.ts";

const idPattern = /^(.*?)(\d+)(\.[a-z0-9]+)?$/i;

/** How far the numbers of a kind of id have come. */
export interface Numbering {
  images: number;
  tables: number;
}

const shifted = (id: string, by: number): string => {
  const [, stem = "", number = "", ending = ""] = idPattern.exec(id) ?? [];
  return number === "" ? id : `${stem}${Number(number) + by}${ending}`;
};

const next = (ids: ReadonlyArray<string>, from: number): number => {
  const numbers = ids.map((id) => Number(idPattern.exec(id)?.[2] ?? -1) + 1);
  return from + Math.max(0, ...numbers);
};

/** A placeholder is an image or a link whose target is an id: `![img-0.jpeg](img-0.jpeg)`, `[tbl-0.html](tbl-0.html)`. */
const withNames = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\[([^\]]*)\]\(([^()\s]+)\)/g, (link, label: string, target: string) => {
    const name = names.get(target);
    return name === undefined ? link : `[${names.get(label) ?? label}](${name})`;
  });

const renamedBlock = (block: Block, names: ReadonlyMap<string, string>): Block => {
  const renamed = { ...block, content: withNames(block.content, names) };
  if (block.image_id) renamed.image_id = names.get(block.image_id) ?? block.image_id;
  if (block.table_id) renamed.table_id = names.get(block.table_id) ?? block.table_id;
  return renamed;
};

/** Pages of one part with their ids moved behind those of the parts before; `numbering` is moved on. */
export const renumber = (pages: ReadonlyArray<Page>, numbering: Numbering): Array<Page> => {
  const imageIds = pages.flatMap((page) => page.images.map((image) => image.id));
  const tableIds = pages.flatMap((page) => (page.tables ?? []).map((table) => table.id));
  const names = new Map<string, string>();
  if (numbering.images > 0) for (const id of imageIds) names.set(id, shifted(id, numbering.images));
  if (numbering.tables > 0) for (const id of tableIds) names.set(id, shifted(id, numbering.tables));
  numbering.images = next(imageIds, numbering.images);
  numbering.tables = next(tableIds, numbering.tables);
  if (names.size === 0) return [...pages];
  const rename = (id: string) => names.get(id) ?? id;
  return pages.map((page) => ({
    ...page,
    markdown: withNames(page.markdown, names),
    images: page.images.map((image) => ({ ...image, id: rename(image.id) })),
    tables: page.tables?.map((table) => ({ ...table, id: rename(table.id), content: withNames(table.content, names) })),
    blocks: page.blocks?.map((block) => renamedBlock(block, names)) ?? page.blocks,
  }));
};
