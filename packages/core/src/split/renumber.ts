/** Ids of pictures and tables when replies are put together: they run over the whole document, in reading order. */
import type { Block } from "../contract/block.ts";
import type { Page } from "../contract/response.ts";

const idPattern = /^(.*?)(\d+)((?:\.[a-z0-9]+)?)$/i;

/** Gives each id its place in the whole document: `img-0.png`, `img-1.jpeg`, …; the stem and the extension stay. */
const counter = () => {
  const next = new Map<string, number>();
  const taken = new Set<string>();
  return (id: string): string => {
    const [, stem = id, , ending = ""] = idPattern.exec(id) ?? [];
    let number = next.get(stem) ?? 0;
    // An id without a number keeps its name the first time.
    let name = idPattern.test(id) || taken.has(id) ? `${stem}${number}${ending}` : id;
    for (; taken.has(name); number += 1) name = `${stem}${number + 1}${ending}`;
    next.set(stem, number + 1);
    taken.add(name);
    return name;
  };
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

const renamedPage = (page: Page, names: ReadonlyMap<string, string>): Page => {
  const rename = (id: string) => names.get(id) ?? id;
  return {
    ...page,
    markdown: withNames(page.markdown, names),
    images: page.images.map((image) => ({ ...image, id: rename(image.id) })),
    tables: page.tables?.map((table) => ({ ...table, id: rename(table.id), content: withNames(table.content, names) })),
    blocks: page.blocks?.map((block) => renamedBlock(block, names)) ?? page.blocks,
  };
};

/** The pages of several replies in the order of the document, their ids unique and in reading order. */
export const joinPages = (replies: ReadonlyArray<ReadonlyArray<Page>>): Array<Page> => {
  const placed = replies
    .flatMap((pages, reply) => pages.map((page) => ({ page, reply })))
    .toSorted((a, b) => a.page.index - b.page.index);
  const names = replies.map(() => new Map<string, string>());
  const imageName = counter();
  const tableName = counter();
  for (const { page, reply } of placed) {
    const known = names[reply] ?? new Map<string, string>();
    for (const { id } of page.images) if (!known.has(id)) known.set(id, imageName(id));
    for (const { id } of page.tables ?? []) if (!known.has(id)) known.set(id, tableName(id));
  }
  return placed.map(({ page, reply }) => renamedPage(page, names[reply] ?? new Map()));
};
