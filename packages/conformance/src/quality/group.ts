/** Groups of documents whose pages are scored together. */
import { catalogue } from "../fixture/catalogue.ts";

/** Documents without printed text: nothing can be read there. */
const wordless: ReadonlySet<string> = new Set(["picture"]);

/** Documents with nothing but text in one column. */
const textual: ReadonlySet<string> = new Set(["plain", "long", "book"]);

/** Scripts and scans differ so much among each other that each is a group by itself. */
const alone: ReadonlySet<string> = new Set(["scripts", "scans"]);

/**
 * The group of a document of the suite; undefined when it is not scored. Documents join by their group in the catalogue; a
 * document that is not in it is a group by itself.
 */
export const groupOf = (name: string): string | undefined => {
  if (wordless.has(name)) return undefined;
  if (textual.has(name)) return "text";
  const entry = Object.hasOwn(catalogue, name) ? catalogue[name as keyof typeof catalogue] : undefined;
  return entry === undefined || alone.has(entry.group) ? name : entry.group;
};

/** Of a longer document only so many pages are scored: they are all alike. */
export const mostPages = 60;
