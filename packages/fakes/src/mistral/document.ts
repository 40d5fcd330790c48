/** From the document of a request to its bytes, as the server gets them: decoded, fetched, or from its files. */
import { flat, invalid } from "./error.ts";
import { signedFile } from "./signed-url.ts";
import type { State } from "./state.ts";

const notFetched = () => flat(400, "invalid_request_error", "Failed to fetch document");

const malformed = (url: string, body: unknown) =>
  invalid({
    type: "value_error",
    loc: ["body"],
    msg: `Value error, Document content must be a URL (starting with 'https') or base64 encoded document (starting with 'data:application/<format>;base64,<document-base64>')Received: ${url.slice(0, 40)}`,
    input: body,
  });

const fromDataUri = (uri: string, body: unknown): Uint8Array => {
  const match = /^data:((?:application|image|text)\/[\w.+-]+);base64,([\d+/A-Za-z]*={0,2})$/.exec(uri);
  if (match === null) throw /^data:[\w.+/-]+;base64,/.test(uri) ? notFetched() : malformed(uri, body);
  const bytes = new Uint8Array(Buffer.from(match[2] ?? "", "base64"));
  if ((match[2]?.length ?? 0) % 4 !== 0 || bytes.length === 0) throw notFetched();
  return bytes;
};

const fromUrl = (url: string, body: unknown, state: State, origin: string): Uint8Array => {
  if (url.startsWith("data:")) return fromDataUri(url, body);
  if (url.startsWith(`${origin}/`)) {
    const file = signedFile(new URL(url), state);
    if (file === undefined) throw notFetched();
    return file.bytes;
  }
  if (!url.startsWith("https://")) throw malformed(url, body);
  const hosted = state.hosted.get(url);
  if (hosted === undefined) throw notFetched();
  return hosted;
};

const isImage = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x89 && bytes[1] === 0x50) || (bytes[0] === 0xff && bytes[1] === 0xd8);

/**
 * The bytes of a document. Throws the vendor's errors. Of what was seen over time the strict form holds here: images
 * under `document_url`, and documents under `image_url`, are refused.
 */
export const documentOf = (
  document: Readonly<Record<string, unknown>>,
  body: unknown,
  state: State,
  origin: string,
): Uint8Array => {
  if ("file_id" in document) {
    const id = String(document["file_id"]);
    if (!/^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/.test(id))
      throw invalid({
        type: "uuid_parsing",
        loc: ["body", "document", "FileChunk", "file_id"],
        msg: "Input should be a valid UUID",
        input: id,
      });
    const file = state.files.get(id);
    if (file === undefined || file.purpose !== "ocr") throw flat(422, "invalid_file", "Could not get file.", "1901");
    return file.bytes;
  }
  const asImage = "image_url" in document;
  const given = asImage ? document["image_url"] : document["document_url"];
  const url = typeof given === "object" && given !== null && "url" in given ? String(given.url) : String(given);
  const bytes = fromUrl(url, body, state, origin);
  if (isImage(bytes) !== asImage)
    throw flat(400, "invalid_request_error", `${asImage ? "application/pdf" : "image/png"} is not supported`);
  return bytes;
};
