/** From pixels of the picture that the engine read to points of the level page. */
import type { Box, Ruling, Word } from "../page/content.ts";
import type { EngineWord } from "./engine.ts";
import type { PreparedPage } from "./prepared.ts";
import type { Stroke } from "./strokes.ts";

/** How things on a prepared page become things on the level page. */
export interface Placement {
  readonly word: (word: EngineWord) => Word;
  readonly ruling: (stroke: Stroke) => Ruling;
}

/** The placement of a prepared page. Where its pixels were left slanting, only places are made level. */
export const placementOf = ({ bitmap, slope }: PreparedPage): Placement => {
  const points = 72 / bitmap.dpi;
  const radians = (slope * Math.PI) / 180;
  const sine = Math.sin(radians);
  const cosine = Math.cos(radians);
  const middleX = bitmap.width / 2;
  const middleY = bitmap.height / 2;
  const level = (x: number, y: number): readonly [number, number] => [
    middleX + (x - middleX) * cosine + (y - middleY) * sine,
    middleY - (x - middleX) * sine + (y - middleY) * cosine,
  ];
  /** A box of the given size about a point that moves. */
  const around = (x: number, y: number, width: number, height: number): Box => {
    const [centreX, centreY] = level(x, y);
    return {
      x0: (centreX - width / 2) * points,
      y0: (centreY - height / 2) * points,
      x1: (centreX + width / 2) * points,
      y1: (centreY + height / 2) * points,
    };
  };
  const word = (source: EngineWord): Word => {
    const { x0, y0, x1, y1 } = source;
    const width = x1 - x0;
    // The box of a slanting word is higher than the word.
    const height = Math.max((y1 - y0) * 0.5, y1 - y0 - width * Math.abs(sine));
    const x = (x0 + x1) / 2;
    return {
      text: source.text,
      ...around(x, (y0 + y1) / 2, width, height),
      baseline: level(x, source.baseline)[1] * points,
      size: source.size * points,
      bold: false,
      italic: false,
      monospace: false,
      confidence: source.confidence,
      line: source.line,
      block: source.block,
    };
  };
  const ruling = ({ x0, y0, x1, y1, direction, thickness }: Stroke): Ruling => {
    const horizontal = direction === "horizontal";
    const width = horizontal ? x1 - x0 : thickness;
    const height = horizontal ? thickness : y1 - y0;
    return { ...around((x0 + x1) / 2, (y0 + y1) / 2, width, height), direction, thickness: thickness * points };
  };
  return { word, ruling };
};
