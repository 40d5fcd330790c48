/** Mutants of reading order. */
import { lies } from "./mutant.ts";
import { moved, pagesOf, parts, text } from "./page-damage.ts";

/** Parts of the second half stand between those of the first, as when lines are read across columns. */
const across = parts((all) => {
  const half = Math.ceil(all.length / 2);
  return all.slice(0, half).flatMap((part, i) => [part, all[half + i] ?? ""].filter((found) => found !== ""));
});

const halves = (part: string): readonly [string, string] => {
  const words = part.split(" ");
  return [words.slice(0, words.length / 2).join(" "), words.slice(words.length / 2).join(" ")];
};

/** Long parts are read half by half: the first halves of two, then their second ones. */
const mixed = parts((all) => {
  const long = all.filter((part) => part.split(" ").length > 12);
  const rest = all.filter((part) => !long.includes(part));
  const pairs = long.flatMap((part, i) => {
    const next = long[i + 1];
    if (i % 2 === 1) return [];
    if (next === undefined) return [part];
    const [[a, b], [c, d]] = [halves(part), halves(next)];
    return [`${a} ${c}`, `${b} ${d}`];
  });
  return [...rest, ...pairs];
});

/** The box beside the text is cut in two by another part. */
const cutAside = parts((all) => {
  const aside = all.find((part) => part.startsWith("Good to know")) ?? "";
  const longest = Math.max(...all.filter((part) => part !== aside).map((part) => part.length));
  const [a, b] = halves(aside);
  return all.flatMap((part) => (part === aside ? [] : part.length === longest ? [a, part, b] : [part]));
});

const mirrored = text((markdown) => Array.from(markdown).toReversed().join(""));

export const orderMutants = [
  lies("order.columns", /comes before/, across, "reads across two columns"),
  lies("order.columns-whole", /something else stands inside/, mixed, "mixes the lines of two columns"),
  lies("order.three-columns", /comes before/, across, "reads across three columns"),
  lies("order.three-columns-whole", /something else stands inside/, mixed, "mixes the lines of three columns"),
  lies(
    "order.column-blocks",
    /reaches over both columns/,
    pagesOf((page) =>
      page.blocks?.forEach((block) => {
        block.top_left_x = 0;
        block.bottom_right_x = page.dimensions?.width ?? 1;
      }),
    ),
    "blocks over the whole width",
  ),
  lies("order.sidebar-whole", /something else stands inside "Good to know/, cutAside, "cuts the sidebar in two"),
  lies("order.sidebar-apart", /something else stands inside/, mixed, "puts the sidebar into a paragraph"),
  lies(
    "order.sidebar-text",
    /comes before/,
    parts((all) => all.toReversed()),
    "reads from below",
  ),
  lies("order.footnotes", /comes before/, moved(/^\d See /, "first"), "puts footnotes first"),
  lies("order.sections", /comes before/, moved(/^##/, "last"), "puts headings last"),
  lies(
    "order.numbered-list",
    /lost its number/,
    text((markdown) => markdown.replaceAll(/^\d+\. /gm, "- ")),
    "bullets for numbers",
  ),
  lies("order.figures", /figure 1 comes after the paragraph below/, moved(/^!\[/, "last"), "puts figures last"),
  lies(
    "order.figures",
    /0 of 2 placeholders/,
    text((markdown) => markdown.replaceAll(/!\[[^\]]*\]\([^)]*\)/g, "")),
    "forgets figures",
  ),
  lies(
    "order.captions",
    /the caption .* comes after the paragraph below/,
    moved(/^Figure \d/, "last"),
    "puts captions last",
  ),
  lies(
    "order.captions",
    /the caption .* is lost/,
    parts((all) => all.filter((part) => !part.startsWith("Figure "))),
    "forgets captions",
  ),
  lies("order.tables", /the cell .* comes after the paragraph below/, moved(/^\|/, "last"), "puts tables last"),
  lies("order.tables", /the cell .* comes before the paragraph above/, moved(/^\|/, "first"), "puts tables first"),
  lies("order.rotated", /of the words of a turned page/, mirrored, "reads it from behind"),
  lies(
    "order.rotated",
    /comes before/,
    parts((all) => all.toReversed()),
    "reads it from below",
  ),
  lies(
    "order.rotated-back",
    /of the words of a turned page/,
    text(() => ""),
    "sees nothing",
  ),
  lies(
    "order.upside-down",
    /comes before/,
    parts((all) => all.toReversed()),
    "reads it from below",
  ),
  lies(
    "order.rotated-size",
    /as shown/,
    pagesOf(({ dimensions }) => {
      if (dimensions !== null) [dimensions.width, dimensions.height] = [dimensions.height, dimensions.width];
    }),
    "the size of the page as it lies in the file",
  ),
];
