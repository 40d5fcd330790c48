/** Mutants of the profiles text and margins. */
import { bends, type Body, lies } from "./mutant.ts";

type Page = Body["pages"][number];

const pagesOf = (spoil: (page: Page) => void) => (body: Body) => body.pages.forEach(spoil);
const text = (change: (markdown: string) => string) => pagesOf((page) => (page.markdown = change(page.markdown)));
const parts = (change: (parts: Array<string>) => Array<string>) =>
  text((markdown) => change(markdown.split("\n\n")).join("\n\n"));

const marginsOf = (side: "header" | "footer") => {
  const option = `extract_${side}`;
  const other = side === "header" ? "extract_footer" : "extract_header";
  return [
    lies(
      `margins.${side}-taken-out`,
      /not "/,
      pagesOf((page) => (page[side] = null)),
    ),
    lies(
      `margins.${side}-not-twice`,
      /in the text as well/,
      pagesOf((page) => (page.markdown += `\n\n${page[side]}`)),
    ),
    bends(`margins.${side}-in-text`, new RegExp(`lost its ${side}`), (request) => void (request[option] = true)),
    bends(`margins.${side}-alone`, /was taken out too/, (request) => void (request[other] = true)),
  ];
};

export const readingMutants = [
  lies(
    "text.character-errors",
    /characters are wrong/,
    text((markdown) => markdown.replaceAll("e", "c")),
  ),
  lies(
    "text.no-omission",
    / lacks /,
    parts((all) => all.filter((_, i) => i % 4 !== 2)),
  ),
  lies(
    "text.no-omission",
    / lacks the line /,
    text((markdown) => markdown.replace(/^- .*\n/m, "")),
    "loses an entry of a list",
  ),
  lies(
    "text.no-omission",
    / lacks [\d.]+ % of its words/,
    text((markdown) => markdown.replaceAll(/(?<=[a-z] )the /g, "").replaceAll(/ in (?=\p{Lu})/gu, " ")),
    "loses short words",
  ),
  lies(
    "text.word-for-word",
    / lacks /,
    text((markdown) => markdown.replace(/(?<=\n\nThe )\p{L}+ /u, "")),
    "loses one word of a page",
  ),
  lies(
    "text.word-for-word",
    / has indubitably, which/,
    text((markdown) => markdown.replace(/(?<=\n\nThe )/, "indubitably ")),
    "adds one word to a page",
  ),
  lies(
    "text.no-invention",
    /has "(I )?hope this helps!", which is not printed there/,
    text((markdown) => `${markdown}\n\nI hope this helps!`),
    "adds a sentence",
  ),
  lies(
    "text.no-invention",
    /of the words of page 0 are not printed there/,
    text((markdown) => markdown.replaceAll(/(?<=\p{L}{4,}) (?=\p{L}{4,})/gu, " indubitably ")),
    "adds a word here and there",
  ),
  lies(
    "text.character-errors",
    /characters are wrong/,
    text((markdown) => markdown.replaceAll(/(?<=\w) (?=\w)/g, "")),
    "runs words together",
  ),
  lies(
    "text.no-invention",
    /has 47110?, which/,
    text((markdown) => `${markdown}\n\n47110`),
    "adds a number",
  ),
  lies(
    "text.exact-numbers",
    /read as something else/,
    text((markdown) => markdown.replace(/(?<=€\d*)\d/, (digit) => String((Number(digit) + 1) % 10))),
  ),
  lies(
    "text.exact-numbers",
    /read as something else/,
    text((markdown) => markdown.replace("€", "£")),
    "reads another currency",
  ),
  lies(
    "text.accents",
    /lost its accent/,
    text((markdown) => markdown.normalize("NFD").replaceAll(/\p{M}/gu, "")),
  ),
  lies(
    "text.clean-characters",
    /holds/,
    text((markdown) => markdown.replaceAll("€", "â‚¬")),
  ),
  lies(
    "text.clean-characters",
    /holds/,
    text((markdown) => `${markdown}\u0000`),
    "writes a control character",
  ),
  lies(
    "text.reading-order",
    /comes too early/,
    parts((all) => all.toReversed()),
  ),
  lies(
    "text.titles",
    /is no heading/,
    text((markdown) => markdown.replaceAll(/^#+ /gm, "")),
  ),
  lies(
    "text.title-levels",
    /not below its title/,
    text((markdown) => markdown.replaceAll(/^##+ /gm, "# ")),
  ),
  lies(
    "text.lists",
    /no entry of a list/,
    text((markdown) => markdown.replaceAll(/^- /gm, "")),
  ),
  lies(
    "text.links",
    /is lost/,
    pagesOf((page) => {
      page.hyperlinks = [];
      page.markdown = page.markdown.replaceAll(/(?<!!)\[([^\]]*)\]\([^)]*\)/g, "$1");
    }),
  ),

  ...marginsOf("header"),
  ...marginsOf("footer"),
  lies(
    "margins.rest-untouched",
    / lacks /,
    parts((all) => all.filter((_, i) => i !== 1)),
  ),
];
