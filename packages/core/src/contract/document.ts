/** The three ways a document travels on the wire. `type` may be missing: the form is chosen by its key. */
import * as z from "zod";

/** A file that was uploaded to the vendor before, named by its id. */
export const FileChunk = z.looseObject({
  type: z.literal("file").optional(),
  file_id: z.string().min(1),
});
export type FileChunk = z.infer<typeof FileChunk>;

/** A document (PDF, office file, …) by https URL or data URI. */
export const DocumentUrlChunk = z.looseObject({
  type: z.literal("document_url").optional(),
  document_url: z.string().min(1),
  document_name: z.string().nullish(),
});
export type DocumentUrlChunk = z.infer<typeof DocumentUrlChunk>;

/** The object form of `image_url`. */
export const ImageUrl = z.looseObject({
  url: z.string().min(1),
  detail: z.enum(["low", "auto", "high"]).nullish(),
});
export type ImageUrl = z.infer<typeof ImageUrl>;

/** An image by https URL or data URI; as a string or as an object with `url`. */
export const ImageUrlChunk = z.looseObject({
  type: z.literal("image_url").optional(),
  image_url: z.union([z.string().min(1), ImageUrl]),
});
export type ImageUrlChunk = z.infer<typeof ImageUrlChunk>;
