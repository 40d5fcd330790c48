/** What becomes of each part of a request at a provider: done by it, by core, warned about, or refused. */
import type { Capabilities, Provider } from "@ocr/core/provider";

/**
 * `yes`: the provider does it. `core`: our core does it for the provider. `refused`: the call fails before anything is
 * sent. `warned`: the call goes on, and a warning says so. `no`: there is none, and no option asks for it.
 */
export type Verdict = "core" | "no" | "refused" | "warned" | "yes";

/** A part of a request, as a row of a table. */
export interface Ability {
  /** What a caller writes, or wants. */
  readonly label: string;
  readonly verdict: (can: Capabilities) => Verdict;
}

const ours = (able: boolean | undefined, otherwise: Verdict): Verdict => (able ? "yes" : otherwise);

/** Headers and footers are found by core in the blocks of a page. */
const margin = (able: boolean | undefined, can: Capabilities): Verdict => ours(able, can.blocks ? "core" : "refused");

const ability = (label: string, verdict: Ability["verdict"]): Ability => ({ label, verdict });

/** All parts of a request that providers differ in. */
export const abilities: ReadonlyArray<Ability> = [
  ability("a document from memory", ({ documents }) => ours(documents.includes("bytes"), "refused")),
  ability("a document by URL", ({ documents }) => ours(documents.includes("url"), "core")),
  ability("a document by `file_id`", ({ documents }) => ours(documents.includes("file"), "refused")),
  ability("`pages`", ({ pages }) => ours(pages === "native", "core")),
  ability("`include_image_base64`", ({ images }) => ours(images, "warned")),
  ability("`image_limit`, `image_min_size`", ({ imageFilters }) => ours(imageFilters, "core")),
  ability("`table_format` markdown", ({ tableFormats }) => ours(tableFormats?.includes("markdown"), "core")),
  ability("`table_format` html", ({ tableFormats }) => ours(tableFormats?.includes("html"), "core")),
  ability("`extract_header`", (can) => margin(can.header, can)),
  ability("`extract_footer`", (can) => margin(can.footer, can)),
  ability("`include_blocks`", ({ blocks }) => ours(blocks, "warned")),
  ...(["page", "block", "word"] as const).map((size) =>
    ability(`\`confidence_scores_granularity\` ${size}`, ({ confidences }) =>
      ours(confidences?.includes(size), "refused"),
    ),
  ),
  ability("`document_annotation_format`", ({ documentAnnotation }) => ours(documentAnnotation, "refused")),
  ability("`bbox_annotation_format`", ({ bboxAnnotation }) => ours(bboxAnnotation, "refused")),
  ability("where links lead (`hyperlinks`)", ({ hyperlinks }) => ours(hyperlinks, "no")),
  ability("jobs for many documents", ({ batch }) => ours(batch, "no")),
  ability("options of the vendor (`vendor`)", ({ vendorOptions }) => ours(vendorOptions, "refused")),
];

/** What a provider can do with one of its models. */
export const capabilitiesOf = ({ capabilities, models }: Provider, model: string): Capabilities => ({
  ...capabilities,
  ...models[model]?.capabilities,
});
