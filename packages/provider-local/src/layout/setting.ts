/** What the arrangement of a page starts from. */
import type { Picture } from "../page/content.ts";
import type { Atom } from "./atom.ts";

/** What the arrangement of a page needs besides its margins. */
export interface Setting {
  readonly atoms: ReadonlyArray<Atom>;
  /** Pictures behind text; they take no part in the reading order. */
  readonly backdrops: ReadonlyArray<Picture>;
  readonly rightToLeft: boolean;
  /** Usual distance of baselines, in font sizes. */
  readonly lead: number;
  /** Usual font size, in points. */
  readonly size: number;
}
