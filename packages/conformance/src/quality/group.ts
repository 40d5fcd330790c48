/** Groups of documents whose pages are scored together. */

const groups: Readonly<Record<string, string | undefined>> = {
  plain: "text",
  long: "text",
  single: "mixed",
  report: "mixed",
  wide: "mixed",
};

/** Documents without printed text: nothing can be read there. */
const wordless: ReadonlySet<string> = new Set(["picture"]);

/** The group of a document of the suite; undefined when it is not scored. A document that has no group is one by itself. */
export const groupOf = (name: string): string | undefined => (wordless.has(name) ? undefined : (groups[name] ?? name));
