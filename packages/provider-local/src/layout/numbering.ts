/** Ids of pictures and tables: they run over the whole document from 0. */
import type { Picture } from "../page/content.ts";

/** Hands out ids in reading order. */
export class Numbering {
  readonly #limit: number;
  #images = 0;
  #tables = 0;

  /** @param imageLimit most pictures in the document */
  constructor(imageLimit: number | undefined) {
    this.#limit = imageLimit ?? Infinity;
  }

  /** Id of the next picture, such as `img-0.jpeg`; `undefined` when the document has enough of them. */
  image({ extension }: Picture): string | undefined {
    if (this.#images >= this.#limit) return undefined;
    const id = `img-${this.#images}.${extension}`;
    this.#images += 1;
    return id;
  }

  /** Id of the next table, such as `tbl-0.html`. */
  table(format: "markdown" | "html"): string {
    const id = `tbl-${this.#tables}.${format === "html" ? "html" : "md"}`;
    this.#tables += 1;
    return id;
  }
}
