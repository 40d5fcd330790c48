/** What a page costs, and who says so. */

/** A price in US dollars per page. Left out means unknown, never free. */
export interface Price {
  readonly usdPerPage: number;
  /** Rate of an annotated page; it stands instead of the plain rate, not on top of it. */
  readonly usdPerAnnotatedPage?: number;
  /** Share of these rates that jobs for many documents cost, such as 0.5. Left out: there is no such discount. */
  readonly batchShare?: number;
  /** Where the figure comes from. */
  readonly source: string;
  /** The day it was read there, as `YYYY-MM-DD`. */
  readonly date: string;
}
