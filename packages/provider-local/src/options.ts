/** What a user may set on the embedded provider. */

/** Options of {@link local}. All have defaults. */
export interface LocalOptions {
  /**
   * Languages to recognise on scans and photos, as Tesseract codes such as `eng` or `deu`. Default `["eng"]`, which is
   * in the box; others need their data package, such as `@tesseract.js-data/deu`.
   */
  readonly languages?: ReadonlyArray<string>;
  /** Password of encrypted PDFs. */
  readonly password?: string;
  /** Pages recognised at a time, and so the number of OCR threads. Default: the number of processors. */
  readonly concurrency?: number;
  /** Limit for one page in milliseconds. Default 120,000; `Infinity` for none. A page over it fails with `Timeout`. */
  readonly pageTimeoutMs?: number;
}
