/** Request and capabilities to a call: what passes through, what core simulates, what is refused, what is warned about. */
import type { Capabilities } from "./contract/capabilities.ts";
import type { OcrRequest } from "./contract/request.ts";
import { acceptsMediaType } from "./document/media-type.ts";
import { OcrError } from "./error.ts";
import { parsePages, type PageSelection } from "./pages.ts";
import type { CallDocument, CallOptions, Provider, Warning } from "./provider.ts";
import { findsMargins, optionsFor } from "./simulate.ts";

/** A request that is fit for one provider. */
export interface Plan {
  readonly model: string;
  readonly pages: PageSelection;
  /** What is asked of the provider. */
  readonly options: CallOptions;
  /** What the caller wants; core makes up the difference. */
  readonly wanted: CallOptions;
  readonly warnings: ReadonlyArray<Warning>;
}

/** What a provider can do with a model: its own claims, and how the model differs. */
export const capabilitiesFor = (provider: Provider, model: string): Capabilities => ({
  ...provider.capabilities,
  ...provider.models[model]?.capabilities,
});

/** Options that a provider cannot honour and core cannot make up: refused by name, before any call. */
const refusals = (options: CallOptions, can: Capabilities, vendor: object): ReadonlyArray<string> => {
  const refused: Array<string> = [];
  const refuse = (asked: boolean, able: boolean, name: string) => {
    if (asked && !able) refused.push(name);
  };
  const { confidence } = options;
  // Tables are moved by core where the provider cannot, headers and footers where it returns them as blocks.
  refuse(options.extractHeader, (can.header ?? false) || findsMargins(can), "extract_header");
  refuse(options.extractFooter, (can.footer ?? false) || findsMargins(can), "extract_footer");
  refuse(
    confidence !== undefined,
    can.confidences?.includes(confidence ?? "word") ?? false,
    `confidence_scores_granularity ${confidence}`,
  );
  refuse(options.documentAnnotation !== undefined, can.documentAnnotation ?? false, "document_annotation_format");
  refuse(options.bboxAnnotation !== undefined, can.bboxAnnotation ?? false, "bbox_annotation_format");
  for (const name of Object.keys(vendor)) refuse(true, can.vendorOptions ?? false, `the vendor option ${name}`);
  return refused;
};

const optionsOf = (request: Omit<OcrRequest, "document">): CallOptions => ({
  includeImages: request.include_image_base64 ?? false,
  imageLimit: request.image_limit ?? undefined,
  imageMinSize: request.image_min_size ?? undefined,
  tableFormat: request.table_format ?? undefined,
  extractHeader: request.extract_header ?? false,
  extractFooter: request.extract_footer ?? false,
  includeBlocks: request.include_blocks ?? true,
  confidence: request.confidence_scores_granularity ?? undefined,
  documentAnnotation: request.document_annotation_format ?? undefined,
  documentAnnotationPrompt: request.document_annotation_prompt ?? undefined,
  bboxAnnotation: request.bbox_annotation_format ?? undefined,
});

/** Plans a request for a provider. Throws `InvalidRequest` for a bad `pages` and `Unsupported` for what cannot be done. */
export const planFor = (
  request: Omit<OcrRequest, "document">,
  provider: Provider,
  vendor: Readonly<Record<string, unknown>>,
): Plan => {
  const pages = parsePages(request.pages);
  const wanted = optionsOf(request);
  const model = request.model ?? Object.keys(provider.models)[0];
  if (model === undefined) {
    throw new OcrError({
      reason: "InvalidRequest",
      message: `model: ${provider.name} has no default model; name one`,
      provider: provider.name,
    });
  }
  const can = capabilitiesFor(provider, model);
  // The model is named only where it, and not the provider, is what lacks something.
  const who = provider.models[model]?.capabilities === undefined ? provider.name : `${provider.name} with ${model}`;
  const refused = refusals(wanted, can, vendor);
  if (refused.length > 0) {
    const message = `${who} cannot do ${refused.join(", ")}`;
    throw new OcrError({ reason: "Unsupported", message, provider: provider.name, model });
  }
  const warnings: Array<Warning> = [];
  const ignored = (name: string, what: string) =>
    warnings.push({ code: "option-ignored", message: `${name}: ${who} returns no ${what}` });
  if (wanted.includeImages && !can.images) ignored("include_image_base64", "images");
  // Blocks are the wire's default; only who asked for them by name is told that there are none.
  if (request.include_blocks === true && !can.blocks) ignored("include_blocks", "blocks");
  return { model, pages, options: optionsFor(wanted, can), wanted, warnings };
};

/** Refuses a document that the provider cannot take, with what it can take. Its size is the business of `split/`. */
export const checkDocument = (document: CallDocument, provider: Provider): void => {
  const { documents, mediaTypes } = provider.capabilities;
  const fail = (message: string) => {
    throw new OcrError({ reason: "Unsupported", message, provider: provider.name });
  };
  if (!documents.includes(document.kind))
    fail(`${provider.name} takes no document by ${document.kind}; it takes ${documents.join(" or ")}`);
  if (document.kind !== "bytes") return;
  if (mediaTypes !== undefined && !acceptsMediaType(mediaTypes, document.mediaType))
    fail(`${provider.name} cannot read ${document.mediaType}; it reads ${mediaTypes.join(", ")}`);
};
