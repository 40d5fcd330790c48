/** An invoice: letterhead with a small picture, two addresses, a ruled table of line items, totals, a link. */
import type { PDFDocument } from "pdf-lib";
import { makePdf } from "./document.ts";
import { encodeJpeg, paint } from "../raster/picture.ts";
import { addSheet, color, embedFonts } from "./sheet.ts";
import type { Fonts, Sheet } from "./sheet.ts";

const ink = color(0x1b1b1b);
const quiet = color(0x5a6068);
const accent = color(0x8a3b2a);
const left = 56;
const right = 539;

/** One row of the table: article, description, quantity, unit price in cents. */
type Item = readonly [article: string, description: string, quantity: number, cents: number];

const items: ReadonlyArray<Item> = [
  ["BND-014", "Half-leather binding, octavo, marbled sides", 12, 6450],
  ["BND-022", "Full cloth binding, quarto", 30, 2875],
  ["RST-003", "Spine repair and new headbands", 7, 4120],
  ["RST-009", "Washing and sizing of loose sheets (per 100)", 4, 5600],
  ["BOX-001", "Drop-back box, lined, made to measure", 5, 7890],
  ["PAP-110", "Endpapers, hand-made, laid, 110 g", 64, 185],
  ["SRV-001", "Collection and delivery", 1, 4500],
];

const money = (cents: number): string => {
  const [whole = "", fraction = ""] = (cents / 100).toFixed(2).split(".");
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
};

/** The mark of the bindery: an open book in a disc. */
const logo = (): Uint8Array =>
  encodeJpeg(
    paint(176, 176, (x, y) => {
      const across = (x - 87.5) / 88;
      const down = (y - 87.5) / 88;
      const distance = Math.sqrt(across * across + down * down);
      const edge = Math.min(1, Math.max(0, (0.97 - distance) * 60));
      const fold = 0.1 * Math.cos(Math.abs(across) * 4.2);
      const book = Math.abs(across) < 0.62 && Math.abs(down + 0.04 + fold) < 0.34 && Math.abs(across) > 0.025;
      const line = book && Math.abs(across) > 0.12 && Math.abs(across) < 0.52 && Math.cos((down + fold) * 42) > 0.72;
      const [red, green, blue] = line ? [190, 150, 140] : book ? [252, 246, 238] : [138, 59, 42];
      return [255 + (red - 255) * edge, 255 + (green - 255) * edge, 255 + (blue - 255) * edge];
    }),
    88,
  );

const drawHead = async (document: PDFDocument, sheet: Sheet, fonts: Fonts): Promise<void> => {
  sheet.picture(await document.embedJpg(logo()), left, 48, 58, 58);
  sheet.text("Harrow & Finch Bindery", left + 72, 74, { font: fonts.bold, size: 19, color: accent });
  sheet.text("Fine bindings and paper repair since 1987", left + 72, 92, {
    font: fonts.italic,
    size: 10,
    color: quiet,
  });
  sheet.text("INVOICE", right, 74, { font: fonts.bold, size: 19, color: ink }, "right");
  sheet.text("No. 2026-0417", right, 92, { font: fonts.regular, size: 10, color: quiet }, "right");
};

const drawAddresses = (sheet: Sheet, fonts: Fonts): void => {
  const block = (title: string, lines: ReadonlyArray<string>, x: number): void => {
    sheet.text(title, x, 146, { font: fonts.bold, size: 10, color: quiet });
    for (const [row, line] of lines.entries())
      sheet.text(line, x, 162 + row * 14, { font: fonts.regular, size: 10.5, color: ink });
  };
  block("Billed to", ["Quillon Press Ltd", "Accounts, Ms Ada Merrow", "18 Saltgate Row", "Port Ellery PE4 2QX"], left);
  block(
    "From",
    ["Harrow & Finch Bindery", "Unit 3, The Old Ropewalk", "Castle Brennan CB1 7TD", "VAT no. XX 204 8815 36"],
    236,
  );
  const facts = [
    ["Date", "20 November 2026"],
    ["Due", "20 December 2026"],
    ["Order", "QP-1193"],
  ] as const;
  for (const [row, [name, value]] of facts.entries()) {
    sheet.text(name, 408, 162 + row * 14, { font: fonts.regular, size: 10.5, color: quiet });
    sheet.text(value, right, 162 + row * 14, { font: fonts.regular, size: 10.5, color: ink }, "right");
  }
};

/** Draws the table with all its rulings; gives the y below it. */
const drawTable = (sheet: Sheet, fonts: Fonts, top: number): number => {
  const columns = [left, 118, 352, 396, 464, right];
  const heads = ["Article", "Description", "Qty", "Unit price", "Amount"];
  const rowHeight = 24;
  const bottom = top + rowHeight * (items.length + 1);
  const cell = (text: string, column: number, row: number, font = fonts.regular): void => {
    const y = top + row * rowHeight + 15.5;
    if (column < 2) sheet.text(text, (columns[column] ?? 0) + 6, y, { font, size: 10, color: ink });
    else sheet.text(text, (columns[column + 1] ?? 0) - 6, y, { font, size: 10, color: ink }, "right");
  };
  sheet.fill(left, top, right - left, rowHeight, color(0xf3e9e3));
  for (const [column, head] of heads.entries()) cell(head, column, 0, fonts.bold);
  for (const [row, [article, description, quantity, cents]] of items.entries()) {
    const texts = [article, description, String(quantity), money(cents), money(quantity * cents)];
    for (const [column, text] of texts.entries()) cell(text, column, row + 1);
  }
  for (let row = 0; row <= items.length + 1; row += 1)
    sheet.line(left, top + row * rowHeight, right, top + row * rowHeight);
  for (const x of columns) sheet.line(x, top, x, bottom);
  return bottom;
};

const drawTotals = (sheet: Sheet, fonts: Fonts, top: number): void => {
  const net = items.reduce((sum, [, , quantity, cents]) => sum + quantity * cents, 0);
  const tax = Math.round(net * 0.2);
  const rows = [
    ["Subtotal", money(net), fonts.regular],
    ["VAT 20 %", money(tax), fonts.regular],
    ["Total due (EUR)", money(net + tax), fonts.bold],
  ] as const;
  for (const [row, [name, value, font]] of rows.entries()) {
    sheet.text(name, 352, top + row * 18, { font, size: 11, color: ink });
    sheet.text(value, right - 6, top + row * 18, { font, size: 11, color: ink }, "right");
  }
};

const drawFoot = (sheet: Sheet, fonts: Fonts, top: number): void => {
  sheet.text("Payment", left, top, { font: fonts.bold, size: 13, color: accent });
  const style = { font: fonts.regular, size: 10.5, leading: 15, color: ink };
  const next = sheet.paragraph(
    "Please pay within 30 days to account 0042 7719 0036 at Brennan Mutual and give the invoice number as the reference. Bindings stay the property of Harrow & Finch until they are paid in full.",
    left,
    top + 20,
    right - left,
    style,
  );
  const before = "You can also pay online:  ";
  const url = "https://harrowfinch.example/pay/2026-0417";
  const x = left + fonts.regular.widthOfTextAtSize(before, 10.5);
  const width = fonts.regular.widthOfTextAtSize(url, 10.5);
  sheet.text(before, left, next + 6, style);
  sheet.text(url, x, next + 6, { ...style, color: color(0x1a4fa0) });
  sheet.link(url, x, next - 4, width, 14);
  sheet.text("Thank you for your order.", left, next + 30, { font: fonts.italic, size: 10.5, color: quiet });
};

/** The bytes of `invoice.pdf`. */
export const invoice = (): Promise<Uint8Array> =>
  makePdf("Invoice 2026-0417", async (document) => {
    const fonts = await embedFonts(document, "sans");
    const sheet = addSheet(document);
    await drawHead(document, sheet, fonts);
    sheet.line(left, 122, right, 122, 1.2, accent);
    drawAddresses(sheet, fonts);
    const bottom = drawTable(sheet, fonts, 246);
    drawTotals(sheet, fonts, bottom + 26);
    drawFoot(sheet, fonts, bottom + 122);
  });
