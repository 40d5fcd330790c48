/** What a subject claims, and the profiles that follow from it. The adapter owns its claims; the judge only reads them. */
import { type Profile, profiles } from "./profile.ts";

/** Claims, in the words of a provider's `capabilities`. What is left out is not claimed. */
export interface Claims {
  readonly images?: boolean;
  readonly hyperlinks?: boolean;
  readonly tableFormats?: ReadonlyArray<"markdown" | "html">;
  readonly header?: boolean;
  readonly footer?: boolean;
  readonly blocks?: boolean;
  readonly confidences?: ReadonlyArray<"word" | "page" | "block">;
  readonly documentAnnotation?: boolean;
  readonly bboxAnnotation?: boolean;
  readonly vendorOptions?: boolean;
  readonly mediaTypes?: ReadonlyArray<string>;
  /** Forms of a document that it takes itself; who takes `bytes` and no `url` fetches what is at an address. */
  readonly documents?: ReadonlyArray<"bytes" | "url" | "file">;
  /** A server that keeps the rules for servers of the contract: statuses, shapes of errors, limits. */
  readonly gateway?: boolean;
  /** The most bytes of a request that a server reads. */
  readonly maxBodyBytes?: number;
  /** Languages that it reads, such as `en` or `eng`. Left out: every one that it is asked about. */
  readonly languages?: ReadonlyArray<string>;
  /** Scripts read in pictures beside plain Latin, by the names of the documents: `greek`, `han`, … */
  readonly scripts?: ReadonlyArray<string>;
}

/** Whether a list of media types, with `*` for a family, has room for one. No list: the subject has not said. */
export const takes = (claims: Claims, mediaType: string): boolean =>
  claims.mediaTypes?.some(
    (type) =>
      type === mediaType || (mediaType.startsWith(type.replace(/\*$/, "/").replace("//", "/")) && type.endsWith("/*")),
  ) ?? true;

/** The profiles of a subject with these claims; `faults` says whether its upstream can be made to fail. */
export const profilesOf = (
  claims: Claims,
  faults: boolean,
  kind: "module" | "url" = "module",
): ReadonlyArray<Profile> => {
  const claimed: Readonly<Record<Profile, boolean>> = {
    contract: true,
    refusals: true,
    pages: true,
    text: true,
    order: true,
    scripts: true,
    forms: true,
    // An image alone is a document of one page: who takes one reads it.
    scans: takes(claims, "image/png"),
    usage: true,
    tables: (claims.tableFormats?.length ?? 0) > 0,
    images: claims.images ?? false,
    margins: (claims.header ?? false) || (claims.footer ?? false),
    blocks: claims.blocks ?? false,
    confidence: (claims.confidences?.length ?? 0) > 0,
    annotations: (claims.documentAnnotation ?? false) || (claims.bboxAnnotation ?? false),
    errors: faults,
    resilience: faults,
    // A foreign server never promised to keep our rules for servers; it claims them.
    security: kind === "module" || (claims.gateway ?? false),
    concurrency: true,
    router: kind === "module" && faults,
    gateway: kind === "url" && (claims.gateway ?? false),
    document: true,
  };
  return profiles.filter((profile) => claimed[profile]);
};
