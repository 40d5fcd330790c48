/** Mutants of scripts and scans. */
import { scripts } from "@ocr/fakes";
import { lies } from "./mutant.ts";
import { text } from "./page-damage.ts";

/** Letters that are not ASCII become something else, as with a wrong encoding. */
const unknown = text((markdown) => markdown.replaceAll(/[^\p{ASCII}€•]/gu, "?"));
const hebrew = /[\u0590-\u05ff]/;

/** Each line of Hebrew, by itself. */
const hebrewParts = (change: (part: string) => string) =>
  text((markdown) =>
    markdown
      .split("\n\n")
      .map((part) => (hebrew.test(part) ? change(part) : part))
      .join("\n\n"),
  );

/** Every so many words are left out. */
const without = (each: number) =>
  text((markdown) =>
    markdown.replaceAll(
      /\S+/g,
      (() => {
        let count = 0;
        return (word: string) => ((count += 1) % each === 0 ? "" : word);
      })(),
    ),
  );

export const scriptMutants = [
  ...scripts.flatMap((script) => [
    lies(`scripts.text-${script}`, /script are wrong/, unknown, `has no letters for ${script}`),
    lies(`scripts.scan-${script}`, /wrong in a picture/, unknown, `reads no ${script} in pictures`),
  ]),
  lies(
    "scripts.text-latin",
    /script are wrong/,
    text((markdown) => markdown.normalize("NFD").replaceAll(/\p{M}/gu, "")),
    "strips accents",
  ),
  lies(
    "scripts.text-hangul",
    /script are wrong/,
    text((markdown) => markdown.slice(0, markdown.length / 2)),
    "stops in the middle",
  ),
  lies(
    "scripts.right-to-left",
    /letters of .* come from left to right/,
    hebrewParts((part) => Array.from(part).toReversed().join("")),
    "letters in the order in which they stand",
  ),
  lies(
    "scripts.right-to-left",
    /words behind .* come from left to right/,
    hebrewParts((part) => part.split(" ").toReversed().join(" ")),
    "words in the order in which they stand",
  ),
  lies(
    "scripts.right-to-left",
    /lines keep their order/,
    hebrewParts((part) => part.split(" ").toSorted().join(" ")),
    "words in some order",
  ),
  lies(
    "scripts.mixed",
    /is lost beside another script/,
    text((markdown) => markdown.replaceAll(/[A-Za-z]/g, "")),
    "one script for a page",
  ),

  lies(
    "scans.not-empty",
    /0 % of the words of scan-300/,
    text(() => ""),
    "answers a scan as an empty page",
  ),
  lies(
    "scans.image-not-empty",
    /0 % of the words of image-200/,
    text(() => "![img-0.jpeg](img-0.jpeg)"),
    "answers an image as a picture",
  ),
  lies(
    "scans.characters",
    /characters of a scan are wrong/,
    text((markdown) => markdown.replaceAll("e", "c")),
    "reads e as c",
  ),
  lies(
    "scans.numbers",
    /as something else in a scan/,
    text((markdown) => markdown.replaceAll("1", "l").replaceAll("0", "O")),
    "reads 1 as l",
  ),
  lies("scans.150-dpi", /of the words of scan-150/, without(4), "loses every fourth word"),
  lies("scans.100-dpi", /of the words of scan-100/, without(3), "loses every third word"),
  lies("scans.aslant", /of the words of scan-aslant/, without(4), "loses every fourth word"),
  lies("scans.specks", /of the words of scan-specks/, without(4), "loses every fourth word"),
  lies("scans.grey-image", /of the words of image-100/, without(3), "loses every third word"),
  lies(
    "scans.no-invention",
    /words, \d+ were read/,
    text((markdown) => `${markdown}\n\n${". ' , ".repeat(60)}`),
    "reads specks as signs",
  ),
  lies(
    "scans.table",
    /numbers of a table in a scan/,
    text((markdown) => markdown.replaceAll(/^\|.*$/gm, "")),
    "skips tables in scans",
  ),
];
