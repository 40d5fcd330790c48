/** What a call used. Annotated pages may be counted apart from, or instead of, processed pages. */
import * as z from "zod";

/** Pages counted by the vendor. `pages_processed_annotation` is undocumented but real (state of 2026-09). */
export const UsageInfo = z.looseObject({
  pages_processed: z.int().nonnegative(),
  doc_size_bytes: z.int().nonnegative().nullish(),
  pages_processed_annotation: z.int().nonnegative().nullish(),
});
export type UsageInfo = z.infer<typeof UsageInfo>;
