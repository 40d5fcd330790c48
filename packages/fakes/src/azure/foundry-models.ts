/** The models of Foundry: which options each takes, and what it returns. Facts: state of 2026-09. */
import type { Generation } from "../mistral/model.ts";

/** A model behind a deployment. */
export interface FoundryGeneration extends Generation {
  /** The keys of a request that it knows, besides `model` and `document`. */
  readonly takes: ReadonlySet<string>;
  /** Leaves a document annotation out unless its schema is `strict`. */
  readonly strictOnly: boolean;
}

const base = ["pages", "include_image_base64", "image_limit", "image_min_size"];
const annotating = [...base, "bbox_annotation_format", "document_annotation_format"];
const third = [...annotating, "document_annotation_prompt", "table_format", "extract_header", "extract_footer"];
const fourth = [...third, "confidence_scores_granularity"];

const narrow = { tables: false, margins: false, blocks: false, granularities: [], wide: false, strictOnly: false };

/** The models by id. */
export const foundryGenerations: Readonly<Record<string, FoundryGeneration>> = {
  "mistral-ocr-2503": { ...narrow, takes: new Set(base) },
  "mistral-document-ai-2505": { ...narrow, takes: new Set(annotating) },
  "mistral-document-ai-2512": {
    ...narrow,
    tables: true,
    margins: true,
    wide: true,
    takes: new Set(third),
    strictOnly: true,
  },
  "mistral-ocr-4-0": {
    ...narrow,
    tables: true,
    margins: true,
    blocks: true,
    wide: true,
    granularities: ["word", "page"],
    takes: new Set(fourth),
  },
};
