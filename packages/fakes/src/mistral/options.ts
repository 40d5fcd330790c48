/** What the fake can be told, and what it tells. */
import type { FakeOptions, FakeServer } from "../server/server.ts";

/** Options of {@link fakeMistral}. */
export interface FakeMistralOptions extends FakeOptions {
  /** The key that it takes. Default `fake-mistral-key`. */
  readonly apiKey?: string;
  /** Largest document. Default 50,000,000. */
  readonly maxBytes?: number;
  /** Most pages of a document. Default 1000. */
  readonly maxPages?: number;
  /** OCR pages that are read in a minute; further requests get 429. Default 6000. */
  readonly pagesPerMinute?: number;
  /** Model ids that the server says goodbye to, with the date of its header `x-model-deprecation-timestamp`. */
  readonly deprecations?: Readonly<Record<string, string>>;
  /** Model ids that it no longer knows. */
  readonly gone?: ReadonlyArray<string>;
  /**
   * How annotated pages are counted in `usage_info`: not at all, as api.mistral.ai does; `apart` from or `within`
   * `pages_processed`, as seen elsewhere. Default `absent`.
   */
  readonly annotationCounter?: "absent" | "apart" | "within";
  /** How often a batch job must be asked after until it runs, and until it ends. Default 1 and 2. */
  readonly batchPolls?: { readonly running: number; readonly ended: number };
  /** How batch jobs end. Default `SUCCESS`. */
  readonly batchEnd?: "SUCCESS" | "FAILED" | "TIMEOUT_EXCEEDED";
}

/** A file that is on the server. */
export interface FakeFile {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly bytes: Uint8Array;
}

/** Pages that a customer would have to pay, by rate. */
export interface BilledPages {
  readonly plain: number;
  readonly annotated: number;
  /** Of them, those that a batch job read, at half the price. */
  readonly batch: number;
}

/** A fake of Mistral. */
export interface FakeMistral extends FakeServer {
  /** The key that it takes. */
  readonly apiKey: string;
  readonly billedPages: BilledPages;
  /** Files that clients uploaded and nobody deleted. */
  readonly uploadedFiles: ReadonlyArray<FakeFile>;
  /** Puts a document at an https address, from where the fake can fetch it. */
  readonly host: (url: string, bytes: Uint8Array) => void;
}
