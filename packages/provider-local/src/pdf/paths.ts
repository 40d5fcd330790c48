/** Reads rulings and fills from the lines and rectangles that a page draws. */
import type { Box, Fill, Ruling } from "../page/content.ts";
import { compose, mapX, mapY } from "./matrix.ts";
import { readMatrix, type PageObject } from "./objects.ts";
import type { OpenPage } from "./page.ts";
import { joinRulings } from "./rulings.ts";

/** A filled rectangle thinner than this many points is a ruling. */
const thinnest = 3;
/** A line may deviate this many points from level. */
const level = 0.6;
const mostShapes = 4000;
/** Paths with more segments than this are drawings. */
const mostSegments = 2000;
/** A fill that covers more of the page than this share is the paper. */
const paperShare = 0.9;

const lineTo = 0;
const moveTo = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Outline {
  readonly points: Array<Point>;
  straight: boolean;
  closed: boolean;
}

/** Maps and drawings have more than layout can use: the largest are kept, in their order. */
const largest = <Shape>(shapes: ReadonlyArray<Shape>, size: (shape: Shape) => number): ReadonlyArray<Shape> => {
  if (shapes.length <= mostShapes) return shapes;
  const limit = shapes.map(size).toSorted((a, b) => b - a)[mostShapes] ?? 0;
  return shapes.filter((shape) => size(shape) > limit);
};

const isWhite = (color: number): boolean => color >> 16 >= 250 && ((color >> 8) & 255) >= 250 && (color & 255) >= 250;

/** The rectangle that an outline draws, if it draws an upright one. */
const rectangleOf = ({ points, straight }: Outline): Box | undefined => {
  if (!straight || points.length < 4 || points.length > 6) return undefined;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
  const onEdge = (value: number, low: number, high: number) =>
    Math.abs(value - low) <= level || Math.abs(value - high) <= level;
  return points.every(({ x, y }) => onEdge(x, box.x0, box.x1) && onEdge(y, box.y0, box.y1)) ? box : undefined;
};

/** Collects what the paths of one page mean for layout. */
export class PathReader {
  readonly #page: OpenPage;
  readonly #rulings: Array<Ruling> = [];
  readonly #white: Array<Ruling> = [];
  readonly #fills: Array<Fill> = [];
  /** Whether the page holds filled shapes that the fills do not tell of: drawings, and coloured paper. */
  drawn = false;
  /** How many paths the page holds, drawings included. */
  count = 0;

  constructor(page: OpenPage) {
    this.#page = page;
  }

  /** Reads one path object. */
  read({ object, outer }: PageObject): void {
    const { call, heap } = this.#page.pdfium;
    this.count++;
    const { scratch } = heap;
    if (call.FPDFPath_GetDrawMode(object, scratch, scratch + 4) === 0) return;
    const filled = heap.integer(scratch, 0) !== 0;
    const stroked = heap.integer(scratch, 1) !== 0;
    if (!filled && !stroked) return;
    const matrix = compose(readMatrix(this.#page, object), outer);
    const outlines = this.#outlines(object, matrix);
    if (filled) {
      const color = this.#color(call.FPDFPageObj_GetFillColor, object);
      if (color !== undefined) for (const outline of outlines) this.#fill(outline, color);
    }
    if (stroked) {
      const color = this.#color(call.FPDFPageObj_GetStrokeColor, object);
      if (color === undefined) return;
      const width = call.FPDFPageObj_GetStrokeWidth(object, scratch) === 0 ? 1 : heap.float(scratch);
      const scale = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));
      for (const outline of outlines) this.#stroke(outline, Math.max(width * scale, 0.1), color);
    }
  }

  #color(get: (...args: ReadonlyArray<number>) => number, object: number): number | undefined {
    const { heap } = this.#page.pdfium;
    const { scratch } = heap;
    if (get(object, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return undefined;
    if (heap.integer(scratch, 3) === 0) return undefined;
    return (
      ((heap.integer(scratch, 0) & 255) << 16) |
      ((heap.integer(scratch, 1) & 255) << 8) |
      (heap.integer(scratch, 2) & 255)
    );
  }

  #outlines(object: number, matrix: Parameters<typeof mapX>[0]): ReadonlyArray<Outline> {
    const { call, heap } = this.#page.pdfium;
    const { scratch } = heap;
    const count = call.FPDFPath_CountSegments(object);
    const outlines: Array<Outline> = [];
    if (count < 2 || count > mostSegments) return outlines;
    let outline: Outline | undefined;
    for (let index = 0; index < count; index++) {
      const segment = call.FPDFPath_GetPathSegment(object, index);
      if (call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4) === 0) continue;
      const [x, y] = [heap.float(scratch, 0), heap.float(scratch, 1)];
      const point = { x: mapX(matrix, x, y), y: mapY(matrix, x, y) };
      const type = call.FPDFPathSegment_GetType(segment);
      if (type === moveTo || outline === undefined) {
        outline = { points: [], straight: true, closed: false };
        outlines.push(outline);
      } else if (type !== lineTo) outline.straight = false;
      outline.points.push(point);
      if (call.FPDFPathSegment_GetClose(segment) !== 0) outline.closed = true;
    }
    return outlines;
  }

  #fill(outline: Outline, color: number): void {
    const box = rectangleOf(outline);
    if (box === undefined) {
      this.drawn = true;
      return;
    }
    const [across, down] = [box.x1 - box.x0, box.y1 - box.y0];
    if (Math.min(across, down) < thinnest) {
      if (across >= down) this.#add("horizontal", box, down, color);
      else this.#add("vertical", box, across, color);
      return;
    }
    const { width, height } = this.#page;
    const clipped = {
      x0: Math.max(box.x0, 0),
      y0: Math.max(box.y0, 0),
      x1: Math.min(box.x1, width),
      y1: Math.min(box.y1, height),
    };
    if (clipped.x1 <= clipped.x0 || clipped.y1 <= clipped.y0 || isWhite(color)) return;
    if ((clipped.x1 - clipped.x0) * (clipped.y1 - clipped.y0) > paperShare * width * height) {
      this.drawn = true;
      return;
    }
    this.#fills.push({ ...clipped, color });
  }

  #stroke({ points, closed, straight }: Outline, thickness: number, color: number): void {
    // The control points of a curve are no corners.
    if (!straight) return;
    const half = thickness / 2;
    const last = closed ? points.length : points.length - 1;
    for (let index = 0; index < last; index++) {
      const [from, to] = [points[index], points[(index + 1) % points.length]];
      if (from === undefined || to === undefined) continue;
      const [x0, x1] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
      const [y0, y1] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      if (y1 - y0 <= level && x1 - x0 > y1 - y0)
        this.#add("horizontal", { x0, x1, y0: y0 - half, y1: y1 + half }, thickness, color);
      else if (x1 - x0 <= level && y1 - y0 > x1 - x0)
        this.#add("vertical", { x0: x0 - half, x1: x1 + half, y0, y1 }, thickness, color);
    }
  }

  #add(direction: Ruling["direction"], box: Box, thickness: number, color: number): void {
    const { width, height } = this.#page;
    const clipped = {
      x0: Math.max(box.x0, 0),
      y0: Math.max(box.y0, 0),
      x1: Math.min(box.x1, width),
      y1: Math.min(box.y1, height),
    };
    if (clipped.x1 < clipped.x0 || clipped.y1 < clipped.y0) return;
    (isWhite(color) ? this.#white : this.#rulings).push({ ...clipped, direction, thickness });
  }

  /** The rulings and fills of all paths read so far. */
  result(): { readonly rulings: ReadonlyArray<Ruling>; readonly fills: ReadonlyArray<Fill> } {
    // White strokes are seen only on a shade.
    const seen = this.#white.filter((ruling) => {
      const [x, y] = [(ruling.x0 + ruling.x1) / 2, (ruling.y0 + ruling.y1) / 2];
      return this.#fills.some((fill) => x >= fill.x0 && x <= fill.x1 && y >= fill.y0 && y <= fill.y1);
    });
    return {
      rulings: largest(joinRulings([...this.#rulings, ...seen]), ({ x0, y0, x1, y1 }) => x1 - x0 + y1 - y0),
      fills: largest(this.#fills, ({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0)),
    };
  }
}
