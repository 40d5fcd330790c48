/** How many pixels make an inch, when the file may say nothing or nonsense. It only scales the page's points. */

const lowest = 50;
const highest = 1200;
/** The long side, in inches, of the paper that a picture without a believable density is taken for: Letter or A4. */
const paperLongSide = (longSide: number, shortSide: number): number => (longSide / shortSide > 1.36 ? 11.69 : 11);

const inRange = (dpi: number | undefined): dpi is number => dpi !== undefined && dpi >= lowest && dpi <= highest;

/**
 * The pixels per inch of a picture, 50 to 1200. A claim counts when it lies in that range and gives a long side of 1 to
 * 30 inches: a photo of 4000 pixels that says 72 dpi would be a poster. Without one the picture is taken for a
 * sheet of the usual size, within 70 to 400 dpi.
 */
export const believableDpi = (claimed: number | undefined, width: number, height: number): number => {
  const longSide = Math.max(width, height);
  if (inRange(claimed) && longSide / claimed >= 1 && longSide / claimed <= 30) return claimed;
  return Math.min(Math.max(longSide / paperLongSide(longSide, Math.min(width, height)), 70), 400);
};

/**
 * How much a picture must be stretched so that its pixels are square: `[1, 1]` nearly always, but faxes store half as
 * many rows per inch as columns.
 */
export const squareFactors = (dpiX: number | undefined, dpiY: number | undefined): readonly [number, number] => {
  if (!inRange(dpiX) || !inRange(dpiY)) return [1, 1];
  const ratio = dpiX / dpiY;
  if (ratio > 1.25 && ratio < 4) return [1, ratio];
  if (ratio < 0.8 && ratio > 0.25) return [1 / ratio, 1];
  return [1, 1];
};
