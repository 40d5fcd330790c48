/** A response as the judge reads it, once it fits the frozen schema. */

/** The corners of a box, in pixels of the page picture. */
export interface Corners<T extends number | null = number> {
  readonly top_left_x: T;
  readonly top_left_y: T;
  readonly bottom_right_x: T;
  readonly bottom_right_y: T;
}

/** A word with its confidence. */
export interface WordScore {
  readonly text: string;
  readonly confidence: number;
  readonly start_index: number;
}

/** A picture of a page. */
export interface WireImage extends Corners<number | null> {
  readonly id: string;
  readonly image_base64?: string | null;
  readonly image_annotation?: string | null;
}

/** A table that was moved out of the text. */
export interface WireTable {
  readonly id: string;
  readonly content: string;
  readonly format: string;
}

/** A part of a page. */
export interface WireBlock extends Corners {
  readonly type: string;
  readonly content: string;
  readonly table_id?: string | null;
  readonly image_id?: string | null;
  readonly confidence_scores?: { readonly average_content_confidence_score?: number | null } | null;
}

/** A page. */
export interface WirePage {
  readonly index: number;
  readonly markdown: string;
  readonly images: ReadonlyArray<WireImage>;
  readonly dimensions: { readonly dpi: number; readonly height: number; readonly width: number } | null;
  readonly tables?: ReadonlyArray<WireTable> | null;
  readonly hyperlinks?: ReadonlyArray<string> | null;
  readonly header?: string | null;
  readonly footer?: string | null;
  readonly confidence_scores?: {
    readonly average_page_confidence_score: number;
    readonly minimum_page_confidence_score: number;
    readonly word_confidence_scores?: ReadonlyArray<WordScore> | null;
  } | null;
  readonly blocks?: ReadonlyArray<WireBlock> | null;
}

/** The body of a success. */
export interface WireResponse {
  readonly pages: ReadonlyArray<WirePage>;
  readonly model: string;
  readonly document_annotation?: string | null;
  readonly usage_info: {
    readonly pages_processed: number;
    readonly doc_size_bytes?: number | null;
    readonly pages_processed_annotation?: number | null;
  };
}

/** The options of a request beside its document. */
export interface WireOptions {
  readonly model?: string | null;
  readonly id?: string | null;
  readonly pages?: string | ReadonlyArray<number> | null;
  readonly include_image_base64?: boolean | null;
  readonly image_limit?: number | null;
  readonly image_min_size?: number | null;
  readonly bbox_annotation_format?: object | null;
  readonly document_annotation_format?: object | null;
  readonly document_annotation_prompt?: string | null;
  readonly table_format?: "markdown" | "html" | null;
  readonly extract_header?: boolean;
  readonly extract_footer?: boolean;
  readonly include_blocks?: boolean;
  readonly confidence_scores_granularity?: "word" | "page" | "block" | null;
}
