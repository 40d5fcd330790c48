/** Opens the bytes of a PDF, or says in one line why that cannot be done. */
import { DocumentFault } from "../document-fault.ts";
import type { Pdfium } from "./pdfium.ts";

const wrongFormat = 3;
const wrongPassword = 4;
const unknownProtection = 5;
/** The engine addresses 2 GB, and the pages need room too. */
const mostBytes = 1 << 30;

const contains = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);

/** Refuses what is not a PDF, before the engine sees it. */
export const checkBytes = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new DocumentFault("empty", "empty: the file has no bytes");
  if (!contains(bytes.subarray(0, 1024), "%PDF-")) throw new DocumentFault("not-pdf", "not a PDF");
  if (bytes.length > mostBytes) throw new DocumentFault("too-large", "too large: a PDF may have at most 1 GB");
};

const explain = (bytes: Uint8Array, error: number, password: string | undefined): DocumentFault => {
  if (error === wrongPassword)
    return password === undefined || password === ""
      ? new DocumentFault("encrypted", "encrypted: a password is needed")
      : new DocumentFault("wrong-password", "encrypted: the password is wrong");
  if (error === unknownProtection)
    return new DocumentFault("encrypted", "encrypted: the kind of protection is not supported");
  if (error === wrongFormat && !contains(bytes.subarray(-2048), "%%EOF"))
    return new DocumentFault("damaged", "damaged: the end of the file is missing");
  return new DocumentFault("damaged", "damaged: the file cannot be parsed");
};

/** The handle of an open document and the number of its pages. */
export interface OpenDocument {
  readonly document: number;
  readonly pageCount: number;
  close(): void;
}

/** Opens a document. Throws a {@link DocumentFault}. */
export const openDocument = ({ call, heap }: Pdfium, bytes: Uint8Array, password: string | undefined): OpenDocument => {
  checkBytes(bytes);
  const file = heap.store(bytes);
  const secret = password === undefined ? 0 : heap.store(new TextEncoder().encode(`${password}\0`));
  const document = call.FPDF_LoadMemDocument(file, bytes.length, secret);
  if (secret !== 0) {
    heap.view(secret, new TextEncoder().encode(password).length).fill(0);
    heap.release(secret);
  }
  if (document === 0) throw explain(bytes, call.FPDF_GetLastError(), password);
  const pageCount = call.FPDF_GetPageCount(document);
  if (pageCount <= 0) throw new DocumentFault("damaged", "damaged: no page can be found in the file");
  return {
    document,
    pageCount,
    close: () => {
      call.FPDF_CloseDocument(document);
      heap.release(file);
    },
  };
};
