/** A document of the user: read from its file, its media type told by its first bytes. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import type { GivenDocument } from "../context.ts";

const latin = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 1024)).toString("latin1");

const heads: ReadonlyArray<readonly [test: (head: string) => boolean, mediaType: string]> = [
  [(head) => head.includes("%PDF-"), "application/pdf"],
  [(head) => head.startsWith("\u0089PNG\r\n"), "image/png"],
  [(head) => head.startsWith("\u00ff\u00d8\u00ff"), "image/jpeg"],
  [(head) => head.startsWith("GIF8"), "image/gif"],
  [(head) => head.startsWith("II*\u0000") || head.startsWith("MM\u0000*"), "image/tiff"],
  [(head) => head.startsWith("BM"), "image/bmp"],
  [(head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP", "image/webp"],
  [(head) => /^....ftyp(avif|avis)/s.test(head), "image/avif"],
  [(head) => /^....ftyp(heic|heix|mif1|msf1)/s.test(head), "image/heic"],
];

const office = "application/vnd.openxmlformats-officedocument";
const archives: Readonly<Record<string, string>> = {
  docx: `${office}.wordprocessingml.document`,
  pptx: `${office}.presentationml.presentation`,
  xlsx: `${office}.spreadsheetml.sheet`,
  odt: "application/vnd.oasis.opendocument.text",
  epub: "application/epub+zip",
};

/** The media type of a document by its bytes; an archive needs its name too. `application/octet-stream` when nobody knows. */
export const mediaTypeOf = (bytes: Uint8Array, name: string): string => {
  const head = latin(bytes);
  const found = heads.find(([test]) => test(head));
  if (found !== undefined) return found[1];
  const extension = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? "";
  const archive = Object.hasOwn(archives, extension) ? archives[extension] : undefined;
  return (head.startsWith("PK\u0003\u0004") ? archive : undefined) ?? "application/octet-stream";
};

/** Reads a document. Rejects with a sentence for people. */
export const givenDocument = async (file: string, folder: string): Promise<GivenDocument> => {
  const bytes = await readFile(resolve(folder, file)).catch(() => {
    throw new Error(`the document ${file} cannot be read`);
  });
  if (bytes.length === 0) throw new Error(`the document ${file} is empty`);
  return { name: basename(file), bytes, mediaType: mediaTypeOf(bytes, file) };
};
