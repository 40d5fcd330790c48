/** What the landing page knows of an example. */

/** A block of a page. */
export interface ExampleBlock {
  /** Such as `title` or `table`. */
  readonly type: string;
  /** The block as it stands in the page's Markdown. */
  readonly markdown: string;
  /** The same as HTML; empty for a picture. */
  readonly html: string;
  /** In percent of the page's width and height. */
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
}

/** One page of an example document. */
export interface Example {
  readonly id: string;
  readonly label: string;
  /** Its path in the repository. */
  readonly file: string;
  /** Zero-based. */
  readonly page: number;
  /** What read it: `text-layer` or `tesseract`. */
  readonly engine: string;
  /** Pixels of the picture. */
  readonly width: number;
  readonly height: number;
  readonly markdown: string;
  readonly blocks: ReadonlyArray<ExampleBlock>;
}
