/** Menus from folders: a page appears in its section by itself, under its title and at its place in the order. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefaultTheme } from "vitepress";

const docs = join(import.meta.dirname, "..");

/** The sections, in the order of the menu. A section without pages is left out. */
const sections = [
  { folder: "start", title: "Start" },
  { folder: "guides", title: "Guides" },
  { folder: "providers", title: "Providers" },
  { folder: "conformance", title: "Conformance" },
  { folder: "migrate", title: "Migrate" },
  { folder: "comparison", title: "Comparison" },
  { folder: "reference", title: "Reference" },
] as const;

interface Entry {
  readonly title: string;
  readonly order: number;
  readonly group: string | undefined;
  readonly link: string;
}

/** Front matter is a few plain lines here: `title`, `order`, `group`. */
const field = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(.+?)\\s*$`, "m")
    .exec(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? "")?.[1]
    ?.replaceAll(/^["']|["']$/g, "");

const entriesOf = (folder: string): ReadonlyArray<Entry> =>
  globSync(`${folder}/**/*.md`, { cwd: docs })
    .map((path) => {
      const text = readFileSync(join(docs, path), "utf8");
      const link = `/${path
        .replaceAll("\\", "/")
        .replace(/\.md$/, "")
        .replace(/(^|\/)index$/, "$1")}`;
      const title = field(text, "title");
      if (title === undefined) throw new Error(`${path}: give it a title in its front matter`);
      return { title, order: Number(field(text, "order") ?? 1000), group: field(text, "group"), link };
    })
    .toSorted((a, b) => a.order - b.order || a.title.localeCompare(b.title));

const itemsOf = (entries: ReadonlyArray<Entry>): Array<DefaultTheme.SidebarItem> =>
  entries.map(({ link, title }) => ({ text: title, link }));

/** Pages without a group come first; groups follow in the order of their first page. */
const menuOf = (title: string, entries: ReadonlyArray<Entry>): Array<DefaultTheme.SidebarItem> => {
  // Not undefined, which a sort puts to the end whatever it is told.
  const groups = [...new Set(entries.map(({ group = "" }) => group))].toSorted(
    (a, b) => Number(a !== "") - Number(b !== ""),
  );
  return groups.map((name) => ({
    text: name || title,
    items: itemsOf(entries.filter(({ group = "" }) => group === name)),
  }));
};

const found = sections
  .map(({ folder, title }) => ({ folder, title, entries: existsSync(join(docs, folder)) ? entriesOf(folder) : [] }))
  .filter(({ entries }) => entries.length > 0);

type Item = DefaultTheme.SidebarItem;

/** Without what folds: a button inside a button cannot be reached by keyboard. */
const unfolded = (items: ReadonlyArray<Item>): Array<Item> =>
  items.map(({ items: below, link, text }) => ({
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
    ...(below === undefined ? {} : { items: unfolded(below) }),
  }));

/** The reference: each package has a menu of its own, so that no page carries the names of all of them. */
const apiMenus = (): DefaultTheme.SidebarMulti => {
  const file = join(docs, "api/typedoc-sidebar.json");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "[]";
  // Its links end in `.md`; those of clean addresses do not.
  const modules = unfolded(JSON.parse(text.replaceAll(/\.md"/g, '"')) as Array<Item>);
  const menu = (open?: Item): Array<Item> => [
    {
      text: "API",
      items: modules.map((item) => (item === open ? item : { text: item.text ?? "", link: item.link ?? "" })),
    },
  ];
  return { "/api/": menu(), ...Object.fromEntries(modules.map((item) => [item.link ?? "", menu(item)])) };
};

/** The menu on top. */
export const nav: Array<DefaultTheme.NavItem> = [
  ...found.map(({ entries, folder, title }) => ({
    text: title,
    link: entries[0]?.link ?? "/",
    activeMatch: `^/${folder}/`,
  })),
  { text: "API", link: "/api/", activeMatch: "^/api/" },
];

/** The menus at the side. */
export const sidebar: DefaultTheme.SidebarMulti = {
  ...Object.fromEntries(found.map(({ entries, folder, title }) => [`/${folder}/`, menuOf(title, entries)])),
  ...apiMenus(),
};
