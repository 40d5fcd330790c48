/** What the user can say about Document Intelligence. */
import type { Credential, Patience } from "@ocr/core/provider";
import type { TokenSource } from "../access.ts";
import type { Feature } from "./models.ts";

/** Where the resource is, and how its documents are analysed. */
export interface DocumentIntelligenceOptions {
  /** Such as `https://NAME.cognitiveservices.azure.com`. Default: `AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT`. */
  readonly endpoint?: string;
  /** Default: `AZURE_DOCUMENT_INTELLIGENCE_API_KEY`. */
  readonly apiKey?: Credential;
  /** Instead of a key: a token of Microsoft Entra ID. It has to stay the same person's while one document is read. */
  readonly token?: TokenSource;
  /** `prebuilt-layout` (the default), `prebuilt-read`, another prebuilt model, or the id of a model of your own. */
  readonly model?: string;
  /** Add-ons; most of them cost extra. */
  readonly features?: ReadonlyArray<Feature>;
  /** Names of the fields to look for, with the feature `queryFields`; what was found is in `meta.native`. */
  readonly queryFields?: ReadonlyArray<string>;
  /** The language of the documents, such as `de-DE`; told by the vendor itself when left out. */
  readonly locale?: string;
  /** Pixels per inch of `dimensions` and all boxes, for pages that are measured in inches (PDF). Default 200. */
  readonly dpi?: number;
  /** Deletes the result at the vendor once it is here (or the call has failed); otherwise the vendor does after a day. Default false. */
  readonly deleteResult?: boolean;
  /** The price tier of the resource. `F0` takes 4 MB and reads 2 pages, so that core has to cut documents. Default `S0`. */
  readonly tier?: "F0" | "S0";
  /** The `fetch` to use. Default: the client's. */
  readonly fetch?: typeof globalThis.fetch;
  /** Attempts, waits and limits on time, where they differ from core's. An attempt is an analysis from start to end. */
  readonly patience?: Partial<Patience>;
}
