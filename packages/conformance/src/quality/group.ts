/** Groups of documents whose pages are scored together. */
import { catalogue } from "../fixture/catalogue.ts";
import type { Fixture } from "../fixture/fixtures.ts";

/** Documents without printed text: nothing can be read there. */
const wordless: ReadonlySet<string> = new Set(["picture"]);

/** Documents with nothing but text in one column. */
const textual: ReadonlySet<string> = new Set(["plain", "long", "book"]);

/** `scan-thai` is the picture of `script-thai`. */
const isScript = (name: string): boolean => Object.hasOwn(catalogue, name.replace(/^scan-/, "script-"));

/**
 * The group of a document of the suite; undefined when it is not scored. Documents join by their group in the catalogue,
 * pages that are pictures by their resolution; a document that is not in the catalogue is a group by itself.
 */
export const groupOf = ({ name, pages }: Pick<Fixture, "name" | "pages">): string | undefined => {
  if (wordless.has(name)) return undefined;
  if (textual.has(name)) return "text";
  const entry = Object.hasOwn(catalogue, name) ? catalogue[name as keyof typeof catalogue] : undefined;
  const dpi = pages[0]?.raster?.dpi;
  if (entry === undefined) return name;
  if (dpi === undefined) return entry.group;
  return isScript(name) ? "scripts-raster" : `raster-${dpi}-dpi`;
};

/** Of a longer document only so many pages are scored: they are all alike. */
export const mostPages = 60;
