/**
 * A form with a file, written piece by piece. `FormData` would hold a large document three times: the bytes, a blob of
 * them, and what fetch reads ahead.
 */

/** The content of a file. */
export interface FileContent {
  readonly size: number;
  readonly mediaType: string;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** A body for fetch. */
export interface Multipart {
  readonly body: ReadableStream<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
}

const chunkBytes = 64 * 1024;

/** Bytes as the content of a file: views of them, no copies. */
export const contentOfBytes = (bytes: Uint8Array, mediaType: string): FileContent => ({
  size: bytes.length,
  mediaType,
  chunks: async function* () {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  },
});

/** Blobs, one after the other, as the content of a file. */
export const contentOfBlobs = (blobs: ReadonlyArray<Blob>, mediaType: string): FileContent => ({
  size: blobs.reduce((sum, blob) => sum + blob.size, 0),
  mediaType,
  chunks: async function* () {
    for (const blob of blobs) yield new Uint8Array(await blob.arrayBuffer());
  },
});

/** A name within quotes, escaped as the standard for forms says (WHATWG HTML, 4.10.21.8). */
const quoted = (name: string): string =>
  `"${name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22")}"`;

async function* join(head: Uint8Array, content: FileContent, tail: Uint8Array) {
  yield head;
  yield* content.chunks();
  yield tail;
}

/** Writes a form of text fields and one file. Its length is known, so that no server needs to take it in chunks. */
export const multipart = (
  fields: Readonly<Record<string, string>>,
  file: { readonly name: string; readonly content: FileContent },
): Multipart => {
  const boundary = `ocr-${crypto.randomUUID()}`;
  const encode = (text: string) => new TextEncoder().encode(text);
  const part = (name: string, more: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}`;
  const texts = Object.entries(fields).map(([name, value]) => `${part(name, "")}\r\n\r\n${value}\r\n`);
  const { content, name } = file;
  const opening = `${part("file", `; filename=${quoted(name)}`)}\r\nContent-Type: ${content.mediaType}\r\n\r\n`;
  const head = encode([...texts, opening].join(""));
  const tail = encode(`\r\n--${boundary}--\r\n`);
  const pieces = join(head, content, tail);
  return {
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(head.length + content.size + tail.length),
    },
    body: new ReadableStream(
      {
        pull: async (controller) => {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
        cancel: async () => {
          await pieces.return(undefined);
        },
      },
      // Nothing is read ahead.
      { highWaterMark: 0 },
    ),
  };
};
