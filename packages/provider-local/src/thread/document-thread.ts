/** The thread that holds one open document: it reads pages, and composes the result when all are read. */
import { DocumentFault } from "../document-fault.ts";
import { composeDocument, type ComposedPage } from "../layout/compose.ts";
import { type PageStructure, structurePage } from "../layout/structure.ts";
import type { PageContent } from "../page/content.ts";
import { imageSource } from "../source/image-source.ts";
import { mergeReading } from "../source/merge.ts";
import { encodePng } from "../pdf/png.ts";
import { pdfSource } from "../source/pdf-source.ts";
import type { Need, Source } from "../source/source.ts";
import { tiltBack } from "../source/tilt.ts";
import { findTables } from "../table/find.ts";
import { Moved, serve } from "./channel.ts";
import type { DocumentCalls } from "./protocol.ts";

interface OpenDocument {
  readonly source: Source;
  readonly structures: Map<number, PageStructure>;
  /** Pages whose picture is at the OCR engine. */
  readonly pending: Map<number, { readonly content: PageContent; readonly need: Need }>;
  /** Degrees by which pages ran down to the right before they were made level. */
  readonly tilts: Map<number, number>;
  composed: ReadonlyArray<ComposedPage>;
  includeImages: boolean;
}

let document: OpenDocument | undefined;

const current = (): OpenDocument => {
  if (document === undefined) throw new DocumentFault("empty", "no document is open");
  return document;
};

const keep = (open: OpenDocument, content: PageContent): { engine: string } => {
  open.structures.set(content.index, structurePage(content, findTables(content)));
  return { engine: content.engine };
};

const openSource = (bytes: Uint8Array, mediaType: string, password: string | undefined): Promise<Source> =>
  mediaType.startsWith("image/") ? imageSource(bytes) : pdfSource(bytes, password);

serve<DocumentCalls>({
  open: async ({ bytes, mediaType, password }) => {
    document?.source.close();
    document = undefined;
    const source = await openSource(bytes, mediaType, password);
    document = {
      source,
      structures: new Map(),
      pending: new Map(),
      tilts: new Map(),
      composed: [],
      includeImages: false,
    };
    return { pageCount: source.pageCount, warnings: source.warnings };
  },
  read: ({ index }) => {
    const open = current();
    const content = open.source.content(index);
    const need = open.source.need(index, content);
    if (need === "text") return { kind: "read", ...keep(open, content) };
    open.pending.set(index, { content, need });
    const bitmap = open.source.bitmap(index, content);
    return new Moved({ kind: "recognize", bitmap }, [bitmap.data.buffer as ArrayBuffer]);
  },
  recognized: ({ index, reading }) => {
    const open = current();
    const waiting = open.pending.get(index);
    if (waiting === undefined) throw new Error(`page ${index} was not waiting for a reading`);
    open.pending.delete(index);
    if (waiting.need === "ocr") open.tilts.set(index, reading.skew);
    return keep(open, mergeReading(waiting.content, reading, waiting.need));
  },
  compose: ({ includeImages, ...options }) => {
    const open = current();
    const { source } = open;
    const structures = [...open.structures.values()].toSorted((a, b) => a.index - b.index);
    open.structures.clear();
    open.composed = composeDocument(structures, { ...options, dpi: source.dpi, bookmarks: source.bookmarks });
    open.includeImages = includeImages;
    return { pageCount: open.composed.length };
  },
  page: ({ position }) => {
    const { composed, includeImages, source, tilts } = current();
    const { page: level, pictures } = composed[position] ?? { page: undefined, pictures: [] };
    if (level === undefined) throw new Error(`there is no composed page at ${position}`);
    const page = tiltBack(level, tilts.get(level.index) ?? 0);
    if (!includeImages) return page;
    const keys = new Map(pictures.map(({ id, key }) => [id, key]));
    const images = page.images?.map((image) => {
      const key = keys.get(image.id);
      if (key === undefined) return image;
      const { bytes, extension } = source.picture(page.index, key);
      return { ...image, image_base64: `data:image/${extension};base64,${Buffer.from(bytes).toString("base64")}` };
    });
    return images === undefined ? page : { ...page, images };
  },
  picture: ({ index, dpi }) => {
    const { channels, data, height, width } = current().source.drawing(index, dpi);
    const png = encodePng(data, width, height, channels);
    return new Moved({ png, width, height }, [png.buffer as ArrayBuffer]);
  },
  close: () => {
    document?.source.close();
    document = undefined;
    return undefined;
  },
});
