/** A document of the user: read from its file or address, its media type told by its first bytes. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { GivenDocument } from "../context.ts";
import { mediaTypeOf } from "../fixture/media-type.ts";

const bytesAt = async (place: string, folder: string): Promise<Uint8Array> => {
  if (!/^https?:\/\//.test(place)) return readFile(resolve(folder, place));
  const reply = await fetch(place, { signal: AbortSignal.timeout(60_000) });
  if (!reply.ok) throw new Error(`the answer was ${reply.status}`);
  return new Uint8Array(await reply.arrayBuffer());
};

/** Reads a document from a file or an address. Rejects with a sentence for people. */
export const givenDocument = async (file: string, folder: string): Promise<GivenDocument> => {
  const bytes = await bytesAt(file, folder).catch((error: unknown) => {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`the document ${file} cannot be read: ${cause}`, { cause: error });
  });
  if (bytes.length === 0) throw new Error(`the document ${file} is empty`);
  return { name: basename(file), bytes, mediaType: mediaTypeOf(bytes, file) };
};
