/** The models of the fake: which generation each id is, and what that generation can do. Facts: state of 2026-09. */

/** What a generation can do. */
export interface Generation {
  readonly tables: boolean;
  readonly margins: boolean;
  readonly blocks: boolean;
  readonly granularities: ReadonlyArray<string>;
  /** The keys of a page beyond `index`, `markdown`, `images` and `dimensions`. */
  readonly wide: boolean;
}

const first: Generation = { tables: false, margins: false, blocks: false, granularities: [], wide: false };
const third: Generation = { tables: true, margins: true, blocks: false, granularities: ["word", "page"], wide: true };
const fourth: Generation = { ...third, blocks: true };
const fourthOne: Generation = { ...fourth, granularities: ["word", "page", "block"] };

/** The models by id. */
export const generations: Readonly<Record<string, Generation>> = {
  "mistral-ocr-2503": first,
  "mistral-ocr-2505": first,
  "mistral-ocr-2512": third,
  "mistral-ocr-3": third,
  "mistral-ocr-4-0": fourth,
  "mistral-ocr-4-1": fourthOne,
  "mistral-ocr-4": fourthOne,
  "mistral-ocr-latest": fourthOne,
};

/** What a response says of its model: the oldest ones have a longer name for themselves. */
export const reportedModel = (id: string): string => (/250[35]$/.test(id) ? `${id}-completion` : id);
