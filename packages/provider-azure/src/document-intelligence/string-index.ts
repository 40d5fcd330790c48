/** Spans count in UTF-16 here, as JavaScript does. Results that count in other units are converted. */
import type { AnalyzeResult, Span } from "./vendor.ts";

/** The units of a text, by the vendor's names for them. */
const unitsOf = (content: string, type: string): Iterable<string> => {
  if (type === "unicodeCodePoint") return content;
  const segments = new Intl.Segmenter("und", { granularity: "grapheme" }).segment(content);
  return Array.from(segments, ({ segment }) => segment);
};

/** For each unit its place in UTF-16, and the end. */
const placesOf = (content: string, type: string): ReadonlyArray<number> => {
  const places: Array<number> = [];
  let at = 0;
  for (const unit of unitsOf(content, type)) {
    places.push(at);
    at += unit.length;
  }
  return [...places, at];
};

const isSpan = (value: object): value is Span => "offset" in value && "length" in value;

const convert = (value: unknown, places: ReadonlyArray<number>): unknown => {
  if (Array.isArray(value)) return value.map((entry) => convert(entry, places));
  if (typeof value !== "object" || value === null) return value;
  if (!isSpan(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, convert(entry, places)]));
  const end = places.at(-1) ?? 0;
  const offset = places[value.offset] ?? end;
  return { offset, length: (places[value.offset + value.length] ?? end) - offset };
};

/**
 * The result with all spans in UTF-16. We ask for that; a gateway that loses the wish, or a recorded result, counts in
 * text elements (the vendor's default) or code points.
 */
export const inUtf16 = (result: AnalyzeResult): AnalyzeResult => {
  const { content, stringIndexType: type } = result;
  if (type !== "textElements" && type !== "unicodeCodePoint") return result;
  return convert(result, placesOf(content, type)) as AnalyzeResult;
};
