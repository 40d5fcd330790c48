/** A character as the text layer has it. */
import type { Style } from "./style.ts";

/** A character of the page. The box spans the advance of the character and the height of its font. */
export interface Character {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Of the box that the engine gives, before it was cut to what is plausible. */
  readonly height: number;
  /** Unicode code point. */
  code: number;
  style: Style;
  /** The text object that draws it: characters of one object have one style. */
  readonly object: number;
  /** Start and end along the direction of writing; for ordinary text x0 and x1. */
  start: number;
  end: number;
  /** Where the baseline is, across the direction of writing; for ordinary text its y. */
  readonly baseline: number;
  /** The engine put this space or line end there because of a gap; the file does not hold it. */
  readonly generated: boolean;
  /** The file does not say which Unicode character this is. */
  readonly unmapped: boolean;
}
