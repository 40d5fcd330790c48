/** A document from a path, bytes, a Blob or a stream. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { OcrError } from "../error.ts";
import type { BytesDocument } from "../input.ts";
import { mediaTypeOf } from "../document/media-type.ts";

/** Where a document can come from. A text is a path; for a web address use `document_url`. */
export type FileSource = string | URL | Uint8Array | ArrayBuffer | Blob | AsyncIterable<Uint8Array>;

const causes: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EISDIR: "is a folder, not a file",
  EACCES: "permission denied",
};

/** The bytes of a buffer; copied only when other buffers share its memory. A large document is not doubled. */
const bytesOf = (buffer: Buffer): Uint8Array =>
  buffer.byteLength === buffer.buffer.byteLength ? new Uint8Array(buffer.buffer) : new Uint8Array(buffer);

const readPath = async (path: string): Promise<Uint8Array> => {
  try {
    return bytesOf(await readFile(path));
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? "";
    const reason = code === "ENOENT" ? "NotFound" : "InvalidRequest";
    throw new OcrError({ reason, message: `${path}: ${causes[code] ?? "cannot be read"}`, cause });
  }
};

const readAll = async (source: FileSource): Promise<Uint8Array> => {
  if (typeof source === "string") return readPath(source);
  if (source instanceof URL) return readPath(fileURLToPath(source));
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof Blob) return new Uint8Array(await source.arrayBuffer());
  const parts: Array<Uint8Array> = [];
  for await (const part of source) parts.push(part);
  return bytesOf(Buffer.concat(parts));
};

const nameOf = (source: FileSource): string | undefined => {
  if (typeof source === "string") return basename(source);
  if (source instanceof URL) return basename(fileURLToPath(source));
  return source instanceof Blob && "name" in source ? String(source.name) : undefined;
};

/**
 * Reads a document into the form that `process` takes. Its type is told by its content, not by its name.
 *
 * Rejects with reason `NotFound` when there is no such file and with `InvalidRequest` when it is empty, a folder, or of
 * a type that cannot be told.
 *
 * @example
 * ```ts
 * import { fileDocument } from "@ocr/core/node";
 *
 * const document = await fileDocument("examples/documents/invoice.pdf");
 * console.log(document.mediaType); // "application/pdf"
 * ```
 */
export const fileDocument = async (
  source: FileSource,
  options: { readonly name?: string; readonly mediaType?: string } = {},
): Promise<BytesDocument & { readonly mediaType: string }> => {
  const bytes = await readAll(source);
  const name = options.name ?? nameOf(source);
  const label = name ?? "document";
  if (bytes.length === 0) throw new OcrError({ reason: "InvalidRequest", message: `${label}: is empty (0 bytes)` });
  const mediaType = (await mediaTypeOf(bytes, name)) ?? options.mediaType;
  if (mediaType === undefined) {
    const message = `${label}: neither a PDF nor another known document type`;
    throw new OcrError({ reason: "InvalidRequest", message });
  }
  return { bytes, mediaType, ...(name === undefined ? {} : { name }) };
};
