/** The units in which the service counts: everything is built in UTF-16 and converted at the end. */

/** The names of the units; the first is the vendor's default. */
export const indexTypes = ["textElements", "unicodeCodePoint", "utf16CodeUnit"] as const;
/** One of {@link indexTypes}. */
export type IndexType = (typeof indexTypes)[number];

/** For each place in UTF-16 the number of units before it. */
const countsOf = (text: string, type: IndexType): ReadonlyArray<number> => {
  const units =
    type === "unicodeCodePoint"
      ? Array.from(text)
      : Array.from(new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
  const counts: Array<number> = [];
  for (const [count, unit] of units.entries()) for (let i = 0; i < unit.length; i += 1) counts.push(count);
  return [...counts, units.length];
};

const convert = (value: unknown, counts: ReadonlyArray<number>): unknown => {
  if (Array.isArray(value)) return value.map((entry) => convert(entry, counts));
  if (typeof value !== "object" || value === null) return value;
  if (!("offset" in value && "length" in value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, convert(entry, counts)]));
  const [from, length] = [Number(value.offset), Number(value.length)];
  const offset = counts[from] ?? 0;
  return { offset, length: (counts[from + length] ?? counts.at(-1) ?? 0) - offset };
};

/** A result with its spans in other units. */
export const countedIn = <T extends { readonly content: string }>(result: T, type: IndexType): T =>
  type === "utf16CodeUnit" ? result : (convert(result, countsOf(result.content, type)) as T);
