/** A response as files: one Markdown file (or one a page), pictures beside it, links that resolve. */
import { basename, join } from "node:path";
import type { OcrResponse, Page } from "../contract/response.ts";
import { bytesFromDataUri } from "../document/data-uri.ts";
import { pageMarkdown } from "../output/markdown.ts";
import { mediaTypeOf } from "../document/media-type.ts";
import { writeFileAtomic } from "./write-file.ts";

/** How {@link saveDocument} names and cuts. */
export interface SaveOptions {
  /** Base name of the files. Default `document`. */
  readonly name?: string;
  /** One Markdown file per page (`name-1.md`, counted from 1) instead of one for all. */
  readonly pageFiles?: boolean;
}

/** The paths that were written. */
export interface SavedDocument {
  readonly markdown: ReadonlyArray<string>;
  readonly images: ReadonlyArray<string>;
}

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
  "image/bmp": "bmp",
  "image/tiff": "tiff",
  "image/avif": "avif",
  "image/svg+xml": "svg",
};

/** An id comes from a vendor: only its last part is used, without characters that mean something to a file system. */
const safeStem = (id: string): string => {
  const stem = basename(id.replaceAll("\\", "/")).replace(/\.[a-z0-9]+$/i, "");
  return stem.replaceAll(/[^\w.-]+/g, "_").replace(/^\.+/, "") || "image";
};

const pictureBytes = async (base64: string): Promise<{ bytes: Uint8Array; extension: string }> => {
  // Some servers leave out the head of the data URI.
  const uri = base64.startsWith("data:") ? base64 : `data:application/octet-stream;base64,${base64}`;
  const { bytes, mediaType } = bytesFromDataUri(uri);
  return { bytes, extension: extensions[(await mediaTypeOf(bytes)) ?? mediaType] ?? "bin" };
};

/** Links of a page to its pictures: to the written file, or plain text where there are no bytes to link to. */
const relink = (markdown: string, page: Page, files: ReadonlyMap<string, string>): string => {
  let text = markdown;
  for (const image of page.images) {
    const file = files.get(image.id);
    const end = `](${image.id})`;
    if (file === undefined) text = text.replaceAll(`![${image.id}${end}`, () => `\\[${image.id}\\]`);
    else text = text.replaceAll(end, () => `](${file})`);
  }
  return text;
};

/**
 * Writes a response to a folder: `NAME.md` with its pages separated by a rule, tables put back in their places, and each
 * picture under `NAME-images/` with the extension of its real bytes. A picture without bytes (they were not asked for)
 * stays as its name in brackets. Every file appears whole or not at all.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { fileDocument, saveDocument } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * await using ocr = createOcr({ provider: local() });
 * const document = await fileDocument("examples/documents/report.pdf");
 * const { response } = await ocr.process({ document, include_image_base64: true });
 * await saveDocument(response, "demo-out", { name: "report" });
 * ```
 */
export const saveDocument = async (
  response: OcrResponse,
  directory: string,
  options: SaveOptions = {},
): Promise<SavedDocument> => {
  const name = options.name ?? "document";
  const folder = `${name}-images`;
  const files = new Map<string, string>();
  const taken = new Set<string>();
  for (const image of response.pages.flatMap((page) => page.images)) {
    if (!image.image_base64 || files.has(image.id)) continue;
    const { bytes, extension } = await pictureBytes(image.image_base64);
    let file = `${safeStem(image.id)}.${extension}`;
    for (let n = 2; taken.has(file); n += 1) file = `${safeStem(image.id)}-${n}.${extension}`;
    taken.add(file);
    await writeFileAtomic(join(directory, folder, file), bytes);
    files.set(image.id, `${encodeURIComponent(folder)}/${file}`);
  }
  const pages = response.pages.map((page) => relink(pageMarkdown(page), page, files));
  const texts = options.pageFiles
    ? response.pages.map((page, i) => [`${name}-${page.index + 1}.md`, `${pages[i]}\n`] as const)
    : [[`${name}.md`, `${pages.join("\n\n---\n\n")}\n`] as const];
  for (const [file, text] of texts) await writeFileAtomic(join(directory, file), text);
  return {
    markdown: texts.map(([file]) => join(directory, file)),
    images: [...taken].map((file) => join(directory, folder, file)),
  };
};
