/** A document of the user: read from its file, its media type told by its first bytes. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { GivenDocument } from "../context.ts";
import { mediaTypeOf } from "../fixture/media-type.ts";

/** Reads a document. Rejects with a sentence for people. */
export const givenDocument = async (file: string, folder: string): Promise<GivenDocument> => {
  const bytes = await readFile(resolve(folder, file)).catch(() => {
    throw new Error(`the document ${file} cannot be read`);
  });
  if (bytes.length === 0) throw new Error(`the document ${file} is empty`);
  return { name: basename(file), bytes, mediaType: mediaTypeOf(bytes, file) };
};
