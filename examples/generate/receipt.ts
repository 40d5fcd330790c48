/** A receipt photographed on a table: narrow paper, printed letters, uneven light, a little turned and blurred. */
import { StandardFonts } from "pdf-lib";
import { makePdf } from "./document.ts";
import { encodeJpeg, paint, sampleGrey } from "../raster/picture.ts";
import type { Picture } from "../raster/picture.ts";
import { bellFrom, randomFrom, smoothField } from "./random.ts";
import { rasterize } from "../raster/pdf.ts";
import { addSheet } from "./sheet.ts";

const width = 226;
const height = 420;

/** The receipt before anyone took a picture of it. */
export const receipt = (): Promise<Uint8Array> =>
  makePdf("Receipt", async (document) => {
    const plain = { font: await document.embedFont(StandardFonts.Courier), size: 10 };
    const bold = { font: await document.embedFont(StandardFonts.CourierBold), size: 13 };
    const sheet = addSheet(document, [width, height]);
    const middle = width / 2;
    const rows: ReadonlyArray<readonly [string, string]> = [
      ["2 Oat bread", "7.80"],
      ["1 Sea salt 500 g", "2.15"],
      ["3 Blood oranges", "2.70"],
      ["1 Goat cheese", "6.40"],
      ["1 Apple juice 1 l", "3.25"],
      ["4 Candles", "5.60"],
    ];
    sheet.text("MARKET HALL", middle, 40, bold, "center");
    sheet.text("Stall 17 - Nora Quist", middle, 58, plain, "center");
    sheet.text("Castle Brennan", middle, 72, plain, "center");
    sheet.text("14/11/2026  10:42", middle, 98, plain, "center");
    sheet.line(18, 110, width - 18, 110, 0.8);
    for (const [row, [name, price]] of rows.entries()) {
      sheet.text(name, 18, 132 + row * 18, plain);
      sheet.text(price, width - 18, 132 + row * 18, plain, "right");
    }
    const below = 132 + rows.length * 18;
    sheet.line(18, below - 6, width - 18, below - 6, 0.8);
    sheet.text("TOTAL EUR", 18, below + 16, bold);
    sheet.text("27.90", width - 18, below + 16, bold, "right");
    sheet.text("Cash", 18, below + 40, plain);
    sheet.text("30.00", width - 18, below + 40, plain, "right");
    sheet.text("Change", 18, below + 56, plain);
    sheet.text("2.10", width - 18, below + 56, plain, "right");
    sheet.text("Thank you, come again!", middle, below + 92, plain, "center");
    sheet.text("Receipt 004918", middle, below + 108, plain, "center");
  });

/** What a hand-held camera makes of it: the paper lies a little turned on a dark table, a lamp stands at the upper left. */
const photograph = (paper: Picture): Picture => {
  const bell = bellFrom(randomFrom(99));
  const grain = smoothField(5, 11);
  const crease = smoothField(11, 160);
  const angle = (-2.1 * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [wide, tall] = [paper.width + 130, paper.height + 130];
  return paint(wide, tall, (x, y) => {
    const shift = 1.6 * crease(x, y);
    const across = cos * (x - wide / 2) + sin * (y - tall / 2) + paper.width / 2 + shift;
    const down = cos * (y - tall / 2) - sin * (x - wide / 2) + paper.height / 2 + shift;
    const inside = across >= 0 && down >= 0 && across < paper.width && down < paper.height;
    const [fromLampX, fromLampY] = [x / wide - 0.15, y / tall - 0.2];
    const light = 1.04 - 0.4 * (fromLampX * fromLampX + fromLampY * fromLampY);
    const noise = 14 * bell();
    if (!inside) {
      const wood = 62 + 10 * grain(x / 6, y);
      return [wood * 1.25 * light + noise, wood * 0.95 * light + noise, wood * 0.72 * light + noise];
    }
    // Two places are mixed, which blurs the print like a lens that is not quite in focus.
    const print = (sampleGrey(paper, across, down, 255) + sampleGrey(paper, across + 0.8, down + 0.6, 255)) / 2;
    const grey = (print * 0.8 + 40 + 6 * crease(y, x)) * light + noise;
    return [grey, grey * 0.985, grey * 0.94];
  });
};

/** The bytes of `receipt-photo.jpg`. */
export const receiptPhoto = async (): Promise<Uint8Array> => {
  const [paper] = await rasterize(await receipt(), 220);
  if (paper === undefined) throw new Error("the receipt has no page");
  return encodeJpeg(photograph(paper), 70);
};
