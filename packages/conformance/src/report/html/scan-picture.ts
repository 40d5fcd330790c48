/** The picture of each page of a scan of the suite, taken out of its PDF for browsers, which know no PDF. */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(data.length);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
};

/** A grey picture as PNG; its rows are packed into whole bytes. */
const png = (rows: Uint8Array, width: number, height: number, bits: number): Buffer => {
  const bytesPerRow = Math.ceil((width * bits) / 8);
  // Each row of a PNG begins with its filter, here none.
  const filtered = Buffer.alloc(height * (bytesPerRow + 1));
  for (let row = 0; row < height; row += 1)
    filtered.set(rows.subarray(row * bytesPerRow, (row + 1) * bytesPerRow), row * (bytesPerRow + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = bits;
  const signature = Buffer.from("\u0089PNG\r\n\u001A\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(filtered)),
    chunk("IEND", new Uint8Array()),
  ]);
};

const pictureIn = (dictionary: string, data: Uint8Array): Buffer | undefined => {
  const number = (name: string) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary)?.[1] ?? 0);
  const [width, height, bits] = [number("Width"), number("Height"), number("BitsPerComponent")];
  const isGrey = /\/ColorSpace\s*\/DeviceGray/.test(dictionary) && /\/Filter\s*\/FlateDecode/.test(dictionary);
  if (!isGrey || width * height * bits === 0) return undefined;
  const rows = inflateSync(data);
  return rows.length === Math.ceil((width * bits) / 8) * height ? png(rows, width, height, bits) : undefined;
};

/**
 * The grey pictures of a PDF as PNG, in the order of the file. It reads only what this suite writes: objects that are not
 * compressed, and lengths that stand beside them.
 */
export const scanPictures = (pdf: Uint8Array): ReadonlyArray<Buffer> => {
  const text = Buffer.from(pdf).toString("latin1");
  return [...text.matchAll(/<<([^<>]*\/Subtype\s*\/Image[^<>]*)>>\s*stream\r?\n/g)].flatMap((match) => {
    const [whole, dictionary = ""] = match;
    const start = match.index + whole.length;
    const length = Number(/\/Length\s+(\d+)/.exec(dictionary)?.[1] ?? 0);
    return pictureIn(dictionary, pdf.subarray(start, start + length)) ?? [];
  });
};
