/** What can be made to go wrong between a provider and its vendor. */

/** A fault. It strikes the first `times` calls (or, for `body`, `break`, `drip` and `flood`, the first replies with a success and a body). */
export type Fault = {
  /** Default 1. */
  readonly times?: number;
} & (
  | {
      readonly kind: "status";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Told the credentials of the call, to quote them as careless vendors do. */
      readonly body?: (secrets: ReadonlyArray<string>) => unknown;
      /** Seconds from now, sent as the HTTP date of `Retry-After`. */
      readonly retryAfterDateSeconds?: number;
      /** Seconds by which the vendor's clock is ahead; its answer then tells its time in `Date`. */
      readonly clockAheadSeconds?: number;
    }
  | {
      readonly kind: "body";
      /** Makes another body of the vendor's. */
      readonly change: (text: string) => string;
      readonly contentType?: string;
    }
  /** The connection breaks in the midst of the vendor's body. */
  | { readonly kind: "break" }
  /** The vendor sends the caller elsewhere; a caller who follows, as `fetch` does unless told otherwise, is seen there. */
  | { readonly kind: "redirect"; readonly location: string }
  /** One byte at a time, for ever; the status and the headers come at once. */
  | { readonly kind: "drip"; readonly everyMs: number }
  /** A body without end, as fast as it is read. `swells`: it was small until it was unpacked. */
  | { readonly kind: "flood"; readonly swells?: boolean }
  /** The same, as the body of an error. */
  | { readonly kind: "error-flood"; readonly status: number }
  /** No answer ever comes. */
  | { readonly kind: "hang" }
  /** The connection breaks before the answer. */
  | { readonly kind: "reset" }
);
