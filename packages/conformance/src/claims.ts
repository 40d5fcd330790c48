/** What a subject claims, and the profiles that follow from it. The adapter owns its claims; the judge only reads them. */
import { type Profile, profiles } from "./check.ts";

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
  /** Left out: every language that is asked about. */
  readonly languages?: ReadonlyArray<string>;
  readonly mediaTypes?: ReadonlyArray<string>;
}

/** Whether a list of media types, with `*` for a family, has room for one. No list: the subject has not said. */
export const takes = (claims: Claims, mediaType: string): boolean =>
  claims.mediaTypes?.some(
    (type) =>
      type === mediaType || (mediaType.startsWith(type.replace(/\*$/, "/").replace("//", "/")) && type.endsWith("/*")),
  ) ?? true;

/** The profiles of a subject with these claims; `faults` says whether its upstream can be made to fail. */
export const profilesOf = (claims: Claims, faults: boolean): ReadonlyArray<Profile> => {
  const claimed: Readonly<Record<Profile, boolean>> = {
    contract: true,
    refusals: true,
    pages: true,
    text: true,
    usage: true,
    tables: (claims.tableFormats?.length ?? 0) > 0,
    images: claims.images ?? false,
    margins: (claims.header ?? false) || (claims.footer ?? false),
    blocks: claims.blocks ?? false,
    confidence: (claims.confidences?.length ?? 0) > 0,
    annotations: (claims.documentAnnotation ?? false) || (claims.bboxAnnotation ?? false),
    errors: faults,
    resilience: faults,
    document: true,
  };
  return profiles.filter((profile) => claimed[profile]);
};
