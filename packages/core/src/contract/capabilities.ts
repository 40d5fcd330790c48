/** What a provider can do, as data. Core reads it to pass through, simulate, refuse or warn; nothing is silently ignored. */
import type { Granularity } from "./request.ts";

/** How a provider takes a document: its bytes, a URL that the vendor fetches, or the id of an uploaded file. */
export type DocumentForm = "bytes" | "url" | "file";

/**
 * The claims of a provider. Naming law: a plain word is an ability, `xs` a list of accepted values, `maxX` a limit.
 * What is left out is not supported.
 */
export interface Capabilities {
  /** Accepted forms of a document, best first. */
  readonly documents: ReadonlyArray<DocumentForm>;
  /** Accepted media types; a trailing `/*` stands for a family. Left out: the vendor decides. */
  readonly mediaTypes?: ReadonlyArray<string>;
  /** `native`: the vendor reads only the pages asked for. `simulated`: core drops the others from the reply. */
  readonly pages: "native" | "simulated";
  /** Largest document in bytes. */
  readonly maxBytes?: number;
  /** Most pages in one document. */
  readonly maxPages?: number;
  /** Pictures found on a page, with their bytes when asked. */
  readonly images?: boolean;
  /** Tells where links lead, in the text or in `hyperlinks`. */
  readonly hyperlinks?: boolean;
  /** Applies `image_limit` and `image_min_size` itself; otherwise core filters the reply. */
  readonly imageFilters?: boolean;
  /** Values of `table_format` that move tables to `tables[]`. */
  readonly tableFormats?: ReadonlyArray<"markdown" | "html">;
  /** Can move the page header to its own field. */
  readonly header?: boolean;
  /** Can move the page footer to its own field. */
  readonly footer?: boolean;
  /** Returns blocks with boxes in reading order. */
  readonly blocks?: boolean;
  /** Granularities of confidence scores. */
  readonly confidences?: ReadonlyArray<Granularity>;
  /** Can annotate the whole document by a JSON schema. */
  readonly documentAnnotation?: boolean;
  /** Can annotate each picture by a JSON schema. */
  readonly bboxAnnotation?: boolean;
  /** Finds encrypted, damaged and too short documents itself, at no cost; core then does not look first. */
  readonly checksDocuments?: boolean;
  /** Takes options of the vendor that the contract does not know (`vendor` of a call). */
  readonly vendorOptions?: boolean;
  /** Languages that it reads, as BCP 47 or the provider's own codes. Left out: the vendor decides. */
  readonly languages?: ReadonlyArray<string>;
  /** Has jobs for many documents at a lower price. */
  readonly batch?: boolean;
}
