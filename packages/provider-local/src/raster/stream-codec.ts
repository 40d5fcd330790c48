/**
 * Decodes JPEG and CCITT fax data with PDFium, which has libjpeg-turbo and a hardened fax decoder inside: the data is
 * wrapped as the only picture of a PDF. The npm libraries for both take five times as long and do not survive damage.
 */
import { loadPdfium } from "../pdf/pdfium.ts";
import { damaged } from "./frame.ts";
import { luma } from "./luma.ts";

/** A compressed picture, described in the words of PDF. */
export interface PackedPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** 1 for fax data, 8 for JPEG. */
  readonly bits: 1 | 8;
  readonly channels: 1 | 3 | 4;
  readonly filter: "DCTDecode" | "CCITTFaxDecode";
  /** Entries of the filter's parameter dictionary. */
  readonly parameters?: string | undefined;
  /** Whether the samples are stored inverted. */
  readonly inverted?: boolean | undefined;
}

/** Decodes to grey, one byte a pixel. Throws a DocumentFault when the data cannot be decoded. */
export type StreamCodec = (picture: PackedPicture) => Uint8Array;

const colorSpaces = { 1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK" } as const;

const wrap = ({ data, width, height, bits, channels, filter, parameters, inverted }: PackedPicture): Buffer => {
  const entries = [
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/BitsPerComponent ${bits}`,
    `/ColorSpace${colorSpaces[channels]}/Filter/${filter}`,
    parameters === undefined ? "" : `/DecodeParms<<${parameters}>>`,
    inverted === true ? `/Decode[${"1 0 ".repeat(channels)}]` : "",
  ].join("");
  const drawing = "/I Do";
  const objects = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
    Buffer.from(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>`),
    Buffer.from(`<</Length ${drawing.length}>>stream\n${drawing}\nendstream`),
    Buffer.concat([Buffer.from(`<<${entries}/Length ${data.length}>>stream\n`), data, Buffer.from("\nendstream")]),
  ];
  const parts: Array<Buffer> = [Buffer.from("%PDF-1.7\n")];
  let length = parts[0]!.length;
  const offsets = objects.map((body, i) => {
    const object = [Buffer.from(`${i + 1} 0 obj`), body, Buffer.from("endobj\n")];
    const offset = length;
    parts.push(...object);
    length += object.reduce((sum, part) => sum + part.length, 0);
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join("")}`;
  parts.push(Buffer.from(`${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`));
  return Buffer.concat(parts);
};

const bytesPerPixel: Readonly<Record<number, number>> = { 1: 1, 2: 3, 3: 4, 4: 4 };

/** A codec with an engine of its own, which is freed with it. */
export const loadStreamCodec = async (): Promise<StreamCodec> => {
  const { call, heap } = await loadPdfium();
  return (picture) => {
    const pdf = wrap(picture);
    const memory = heap.store(pdf);
    const open = call.FPDF_LoadMemDocument(memory, pdf.length, 0);
    const page = open === 0 ? 0 : call.FPDF_LoadPage(open, 0);
    const image = page === 0 ? 0 : call.FPDFPage_GetObject(page, 0);
    const bitmap = image === 0 ? 0 : call.FPDFImageObj_GetBitmap(image);
    try {
      const width = bitmap === 0 ? 0 : call.FPDFBitmap_GetWidth(bitmap);
      const height = bitmap === 0 ? 0 : call.FPDFBitmap_GetHeight(bitmap);
      if (width !== picture.width || height !== picture.height) damaged("the image data cannot be decoded");
      const stride = call.FPDFBitmap_GetStride(bitmap);
      const step = bytesPerPixel[call.FPDFBitmap_GetFormat(bitmap)] ?? damaged("the image data cannot be decoded");
      const pixels = heap.view(call.FPDFBitmap_GetBuffer(bitmap), stride * height);
      const grey = new Uint8Array(width * height);
      for (let y = 0; y < height; y++) {
        const row = pixels.subarray(y * stride, y * stride + width * step);
        if (step === 1) grey.set(row, y * width);
        else {
          const target = y * width;
          for (let x = 0, at = 0; x < width; x++, at += step)
            grey[target + x] = luma(row[at + 2]!, row[at + 1]!, row[at]!);
        }
      }
      return grey;
    } finally {
      if (bitmap !== 0) call.FPDFBitmap_Destroy(bitmap);
      if (page !== 0) call.FPDF_ClosePage(page);
      if (open !== 0) call.FPDF_CloseDocument(open);
      heap.release(memory);
    }
  };
};
