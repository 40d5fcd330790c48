/** Mutants of the request: one that does not know each option, and one that takes each wrong value for nothing. */
import { wrongOptions } from "../schema/wrong-options.ts";
import { bends, type Equivalent, type Mutant } from "./mutant.ts";

/** The check that misses an option, and what it says; or why nobody misses it. */
const ignored: Readonly<Record<string, readonly [string, RegExp] | string>> = {
  model: "the judge asks for the model by default: which others there are is the subject's own affair",
  id: "it has no effect",
  pages: ["pages.list", /gave \[0,1,2\], not \[0,2\]/],
  include_image_base64: ["images.bytes", /no data URI/],
  image_limit: ["images.limit-zero", /image_limit 0 gave/],
  image_min_size: ["images.min-size", /image_min_size 5000 left/],
  bbox_annotation_format: ["annotations.images", /no JSON object/],
  document_annotation_format: ["annotations.document", /is missing/],
  document_annotation_prompt: ["refusals.prompt-alone", /answered instead of refused/],
  table_format: ["tables.markdown-format-named", /moved no table/],
  extract_header: ["margins.header-taken-out", /the header is ""/],
  extract_footer: ["margins.footer-taken-out", /the footer is ""/],
  include_blocks: ["contract.no-blocks", /blocks came/],
  confidence_scores_granularity: ["confidence.page", /has no confidence/],
};

const wrong = new Set(wrongOptions.map(({ option, options }) => JSON.stringify([option, options[option]])));

/** Wrong values are still refused: that is another fault. */
const ignores = (option: string, check: string, because: RegExp): Mutant => ({
  ...bends(
    check,
    because,
    (request) => {
      if (!wrong.has(JSON.stringify([option, request[option]]))) Reflect.deleteProperty(request, option);
    },
    `does not know ${option}`,
  )(),
  leaf: option,
});

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** One for each option that somebody misses, and one for each wrong value. */
export const optionMutants: ReadonlyArray<Mutant> = [
  ...Object.entries(ignored).flatMap(([option, found]) =>
    typeof found === "string" ? [] : [ignores(option, ...found)],
  ),
  ...wrongOptions.map(({ name, option, options }): Mutant => ({
    ...bends(
      "refusals.wrong-values",
      new RegExp(`^${escaped(name)} was answered`),
      (request) => {
        if (JSON.stringify(request[option]) === JSON.stringify(options[option]))
          Reflect.deleteProperty(request, option);
      },
      `takes ${name} for nothing`,
    )(),
    leaf: option,
  })),
];

/** Options that nobody misses, each with its reason. */
export const optionEquivalents: ReadonlyArray<Equivalent> = Object.entries(ignored).flatMap(([option, why]) => {
  if (typeof why !== "string") return [];
  const { make, name } = ignores(option, "", /./);
  return [{ name, leaf: option, why, make }];
});

/** The options that somebody has thought of. */
export const knownOptions: ReadonlyArray<string> = Object.keys(ignored);
