/** Damages that the schema allows: which check knows what they mean, or why nobody can object. By leaf and damage. */

/** The check that must find it, and what it must say; or, as a text, why the contract allows it. */
export type Meaning = readonly [check: string, because: RegExp] | string;

const optional = "the contract allows to leave it out, and the reference does";
const pixel = "a pixel more is within what rounding does to a box";
const size = "a pixel of a picture of the page does not change its shape";
const both = "links stand in the text too, and TXT-10 asks for one of the two";

const none = (leaf: string, meaning: Meaning): Readonly<Record<string, Meaning>> => ({
  [`${leaf} is left out`]: meaning,
  [`${leaf} is null`]: meaning,
});

const lists = (leaf: string, meaning: Meaning): Readonly<Record<string, Meaning>> => ({
  ...none(leaf, meaning),
  [`${leaf} is empty`]: meaning,
});

const corners = ["top_left_x", "top_left_y", "bottom_right_x", "bottom_right_y"];
const noPicture = ["images.ids", /no picture was found/] as const;

/** By `leaf damage`. */
export const meanings: Readonly<Record<string, Meaning>> = {
  "pages is empty": ["pages.all", /gave \[\], not \[0,1,2\]/],
  "model is empty": ["contract.model-named", /no name/],
  ...lists("document_annotation", ["annotations.document", /is missing|no JSON object/]),
  "usage_info.pages_processed is one more": ["usage.all-pages", /4 pages are counted/],
  ...none("usage_info.doc_size_bytes", "the size of the document is told or it is null"),
  "usage_info.doc_size_bytes is one more": ["usage.size", /bytes are counted/],
  ...none("usage_info.pages_processed_annotation", optional),
  "usage_info.pages_processed_annotation is one more": ["usage.no-annotated-pages", /counted as annotated/],

  "pages[].index is one more": ["pages.all", /gave \[1,2,3\]/],
  "pages[].markdown is empty": ["text.character-errors", /100\.0 % of the characters/],
  "pages[].images is empty": noPicture,
  "pages[].images[].id counts one further": ["images.ids", /picture 0 has the id img-1/],
  ...Object.fromEntries(
    corners.flatMap((corner) => [
      [`pages[].images[].${corner} is null`, ["images.boxes", /best box of a picture covers 0 %/] as const],
      [`pages[].images[].${corner} is one more`, pixel],
      [`pages[].blocks[].${corner} is one more`, pixel],
    ]),
  ),
  ...lists("pages[].images[].image_base64", ["images.bytes", /no data URI/]),
  ...lists("pages[].images[].image_annotation", ["annotations.images", /no JSON object/]),
  "pages[].dimensions is null": ["images.boxes", /best box of a picture covers 0 %/],
  "pages[].dimensions.dpi is one more": "no resolution is assumed",
  "pages[].dimensions.height is one more": size,
  "pages[].dimensions.width is one more": size,

  ...lists("pages[].tables", ["tables.html-format-named", /moved no table/]),
  "pages[].tables[].id counts one further": ["tables.html-ids", /has the id tbl-1/],
  "pages[].tables[].content is empty": ["tables.html-content-parses", /is not one table/],
  "pages[].tables[].format is empty": ["tables.html-format-named", /has the format ,/],
  "pages[].tables[].format is an unknown word": ["tables.html-format-named", /has the format unheard/],
  ...lists("pages[].tables[].word_confidence_scores", optional),
  "pages[].tables[].word_confidence_scores[].text is empty":
    "scores of words in tables are not examined: no vendor's are known",
  "pages[].tables[].word_confidence_scores[].start_index is one more":
    "scores of words in tables are not examined: no vendor's are known",
  ...lists("pages[].hyperlinks", both),
  "pages[].hyperlinks[] is empty": both,
  ...lists("pages[].header", ["margins.header-taken-out", /the header is ""/]),
  ...lists("pages[].footer", ["margins.footer-taken-out", /the footer is ""/]),

  ...none("pages[].confidence_scores", ["confidence.page", /has no confidence/]),
  ...lists("pages[].confidence_scores.word_confidence_scores", ["confidence.words", /0 words of/]),
  "pages[].confidence_scores.word_confidence_scores[].text is empty": ["confidence.words-in-text", /a word is empty/],
  "pages[].confidence_scores.word_confidence_scores[].start_index is one more": [
    "confidence.word-places",
    /stand where start_index says/,
  ],

  ...lists("pages[].blocks", ["blocks.present", /no blocks/]),
  "pages[].blocks[].type is an unknown word": ["blocks.types", /has the type unheard/],
  "pages[].blocks[].content is empty": ["blocks.text", /no block holds/],
  "pages[].blocks[].table_id is empty": ["blocks.table-reference", /a block names , which stayed/],
  ...none("pages[].blocks[].table_id", ["blocks.table-reference", /no block names tbl-0/]),
  "pages[].blocks[].table_id counts one further": ["blocks.table-reference", /no block names tbl-0/],
  ...lists("pages[].blocks[].image_id", ["blocks.image-reference", /names the picture (undefined|null|$)/]),
  "pages[].blocks[].image_id counts one further": ["blocks.image-reference", /names the picture img-1/],
  ...none("pages[].blocks[].confidence_scores", ["confidence.blocks", /no block has a confidence/]),
  ...none("pages[].blocks[].confidence_scores.average_content_confidence_score", [
    "confidence.blocks",
    /no block has a confidence/,
  ]),
  ...none("pages[].blocks[].confidence_scores.minimum_content_confidence_score", optional),
  ...none("pages[].blocks[].confidence_scores.block_type_confidence_score", optional),
};
