/** Pictures of pages for the tests of OCR: text drawn by pdf-lib, rendered by the PDF engine. */
import type { Bitmap } from "../src/page/bitmap.ts";
import type { Drawing } from "./pdf-drawing.ts";
import { openDrawing } from "./pdf-drawing.ts";

/** A picture of a page of 400 by 600 points. */
export const picturePage = async (draw: (drawing: Drawing) => void, dpi = 150): Promise<Bitmap> => {
  const pdf = await openDrawing(draw);
  const bitmap = pdf.render(0, dpi);
  pdf.close();
  return bitmap;
};

/** Lines of a letter, for pages whose words do not matter. */
export const letterLines: ReadonlyArray<string> = [
  "The keeper of the lighthouse wrote every evening",
  "about the weather, the ships that passed and the",
  "light that he had kept burning through the night.",
  "His daughter copied the pages and bound them up,",
  "twelve years of them, before the tower was sold.",
  "Today the books lie in the library of the harbour,",
  "where people may read them on quiet afternoons.",
];

/** Draws {@link letterLines} from the top of the page. */
export const drawLetter = ({ page, regular }: Drawing, size = 13): void => {
  letterLines.forEach((text, i) => page.drawText(text, { x: 40, y: 540 - i * size * 1.5, size, font: regular }));
};

/** A white picture with black boxes on it: left, top, width, height. */
export const boxes = (
  width: number,
  height: number,
  list: ReadonlyArray<readonly [number, number, number, number]>,
): Bitmap => {
  const data = new Uint8Array(width * height).fill(255);
  for (const [x, y, w, h] of list)
    for (let row = y; row < y + h; row++) data.fill(0, row * width + x, row * width + x + w);
  return { width, height, data, dpi: 200 };
};
