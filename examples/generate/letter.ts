/** A letter that went through a scanner: a little skewed, grey, noisy, with the dark edge of the lid. Its PDF holds one picture and no text. */
import { makePdf } from "./document.ts";
import { encodeJpeg, paint, sampleGrey } from "../raster/picture.ts";
import type { Picture } from "../raster/picture.ts";
import { bellFrom, randomFrom, smoothField } from "./random.ts";
import { rasterize } from "../raster/pdf.ts";
import { a4, addSheet, color, embedFonts } from "./sheet.ts";

const dpi = 170;
const skewDegrees = 1.2;

/** The letter as it lay on the glass: a clean page with a text layer. */
export const letter = (): Promise<Uint8Array> =>
  makePdf("Letter of 3 November 2026", async (document) => {
    const fonts = await embedFonts(document, "serif");
    const sheet = addSheet(document);
    const body = { font: fonts.regular, size: 12, leading: 17 };
    const left = 84;
    const width = 430;
    sheet.text("WREN & ALDOUS", 84, 92, { font: fonts.bold, size: 22 });
    sheet.text("Clockmakers, 5 Lantern Street, Castle Brennan", 84, 112, { font: fonts.italic, size: 12 });
    sheet.line(84, 124, 514, 124, 0.8);
    for (const [row, line] of ["Mr Edmund Farrow", "The Observatory", "Hill Road 41", "Port Ellery"].entries())
      sheet.text(line, left, 166 + row * 17, body);
    sheet.text("3 November 2026", 514, 166, body, "right");
    sheet.text("The longcase clock in your entrance hall", left, 262, { font: fonts.bold, size: 13 });
    let y = sheet.paragraph("Dear Mr Farrow,", left, 292, width, body) + 8;
    const paragraphs = [
      "Thank you for letting us look at your clock. It was made around 1790 by Josiah Pell, whose name we found scratched on the back of the dial. The movement is complete, which is rare, and somebody has looked after it well.",
      "Three things need work. The suspension spring is cracked and must be replaced before the clock is started again. Two teeth of the second wheel are worn; we would rather repair them than cut a new wheel. The gut line of the striking weight is frayed and could break at any time.",
      "We estimate 26 hours at 48 euros, that is 1,248 euros, and about 90 euros for materials. If you agree, we could collect the clock on Tuesday, 17 November, between nine and eleven, and bring it back before Christmas.",
      "Please do not wind it in the meantime. The weight hangs by a few threads, and the floor below it is marble.",
    ];
    for (const text of paragraphs) y = sheet.paragraph(text, left, y, width, body) + 8;
    sheet.text("Yours sincerely,", left, y + 10, body);
    sheet.text("Helena Aldous", left, y + 58, { font: fonts.bold, size: 12 });
    sheet.text("Telephone 0555 018 446", left, y + 75, { ...body, color: color(0x333333) });
  });

/** What the scanner makes of a clean page. */
const scan = (page: Picture): Picture => {
  const random = randomFrom(31);
  const bell = bellFrom(random);
  const light = smoothField(7, 420);
  const angle = (skewDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [page.width / 2, page.height / 2];
  return paint(page.width, page.height, (x, y) => {
    const across = cos * (x - middleX) + sin * (y - middleY) + middleX;
    const down = cos * (y - middleY) - sin * (x - middleX) + middleY;
    // Paper is never white and ink is never black; beside the paper lies the dark lid.
    const paper = sampleGrey(page, across, down, 60) * 0.84 + 30 + 5 * light(x, y);
    const speck = random() > 0.99985 ? -120 : 0;
    return paper + 22 * bell() + speck;
  });
};

/** The bytes of `letter-scan.pdf`. */
export const letterScan = async (): Promise<Uint8Array> => {
  const [page] = await rasterize(await letter(), dpi);
  if (page === undefined) throw new Error("the letter has no page");
  const jpeg = encodeJpeg(scan(page), 55);
  return makePdf("Scan", async (document) => {
    addSheet(document).picture(await document.embedJpg(jpeg), 0, 0, a4[0], a4[1]);
  });
};
