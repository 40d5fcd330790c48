/** The figure of the report: a map of a lake's depth, made from smooth random fields. It holds no text. */
import { encodeJpeg, paint } from "../raster/picture.ts";
import { smoothField } from "./random.ts";

const width = 720;
const height = 460;

/** Depth below the shore in metres; negative on land. */
const depthAt = (() => {
  const broad = smoothField(1987, 210);
  const middle = smoothField(417, 90);
  const fine = smoothField(23, 34);
  return (x: number, y: number): number => {
    const across = (x - 350) / 300;
    const down = (y - 230 - 36 * Math.sin(x / 120)) / 158;
    const basin = 1 - across * across - down * down;
    return 27 * (basin + 0.3 * broad(x, y) + 0.16 * middle(x, y)) + 1.4 * fine(x, y);
  };
})();

/** The map as JPEG. */
export const lakeMap = (): Uint8Array =>
  encodeJpeg(
    paint(width, height, (x, y) => {
      const depth = depthAt(x, y);
      const slope = depthAt(x + 2, y + 2) - depth;
      if (depth < 0) {
        const light = 0.9 + slope * 0.05;
        return [214 * light, 216 * light, 190 * light];
      }
      const down = Math.min(1, depth / 32);
      // A contour every five metres, a heavier one along the shore.
      const next = depthAt(x + 1, y);
      const below = depthAt(x, y + 1);
      const crossed = [next, below].some((other) => Math.floor(other / 5) !== Math.floor(depth / 5));
      const light = (crossed ? 0.72 : 1) * (1 - slope * 0.012);
      return [(196 - 176 * down) * light, (226 - 140 * down) * light, (238 - 100 * down) * light];
    }),
    82,
  );
