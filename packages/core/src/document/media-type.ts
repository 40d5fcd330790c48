/** What a document is, told by its content; the name only helps where the content cannot tell (plain text formats). */

/** Formats without a signature, by the ending of their name. */
const textTypes: Readonly<Record<string, string>> = {
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  html: "text/html",
  tex: "application/x-latex",
  ipynb: "application/x-ipynb+json",
  json: "application/json",
  opml: "application/x-opml+xml",
  bib: "application/x-bibtex",
};

const latin1 = new TextDecoder("latin1");
const head = (bytes: Uint8Array, length: number): string => latin1.decode(bytes.subarray(0, length));

/** The media type of a document, or `undefined` when neither its content nor its name tells. */
export const mediaTypeOf = async (bytes: Uint8Array, name?: string): Promise<string | undefined> => {
  // Most documents are PDFs, and the general search takes its time with them.
  if (head(bytes, 5) === "%PDF-") return "application/pdf";
  const { fileTypeFromBuffer } = await import("file-type");
  const found = await fileTypeFromBuffer(bytes);
  if (found !== undefined && found.mime !== "application/x-cfb") return found.mime.split(";")[0];
  // A PDF may start with some bytes of rubbish: readers look for its mark in the first kilobyte.
  if (head(bytes, 1024).includes("%PDF-")) return "application/pdf";
  const ending = /\.([a-z0-9]+)$/i.exec(name ?? "")?.[1]?.toLowerCase() ?? "";
  return textTypes[ending] ?? found?.mime;
};

/** Whether a media type is on a list; `image/*` stands for the family. */
export const acceptsMediaType = (accepted: ReadonlyArray<string>, mediaType: string): boolean =>
  accepted.some((entry) => entry === mediaType || (entry.endsWith("/*") && mediaType.startsWith(entry.slice(0, -1))));
