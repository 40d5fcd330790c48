/** Two tiny documents for `ocr doctor`, made here so that nothing has to be shipped: a PDF with text, and a picture of text. */
import { crc32, deflateSync } from "node:zlib";

/** A one-page PDF whose text layer says "ocr probe". */
export const probePdf = (): Uint8Array => {
  const content = "BT /F1 24 Tf 40 90 Td (ocr probe) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text);
};

// Letters of five columns and seven rows, one space between them.
const glyphs = [
  "#...# ##### #.... #.... .###.",
  "#...# #.... #.... #.... #...#",
  "#...# #.... #.... #.... #...#",
  "##### ####. #.... #.... #...#",
  "#...# #.... #.... #.... #...#",
  "#...# #.... #.... #.... #...#",
  "#...# ##### ##### ##### .###.",
];
const dot = 6;
const margin = 40;

const chunk = (type: string, data: Uint8Array): Uint8Array => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A grey PNG that shows "HELLO" in plain block letters. */
export const probePicture = (): Uint8Array => {
  const width = (glyphs[0]?.length ?? 0) * dot + 2 * margin;
  const height = glyphs.length * dot + 2 * margin;
  // One filter byte leads each row.
  const rows = Buffer.alloc((width + 1) * height, 255);
  for (let y = 0; y < height; y += 1) {
    rows[y * (width + 1)] = 0;
    const glyphRow = glyphs[Math.floor((y - margin) / dot)] ?? "";
    for (let x = 0; x < width; x += 1) {
      if (glyphRow[Math.floor((x - margin) / dot)] === "#") rows[y * (width + 1) + 1 + x] = 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(
    Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]),
  );
};
