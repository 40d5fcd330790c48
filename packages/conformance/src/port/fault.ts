/** What can be made to go wrong between a provider and its vendor. */

/** A fault. It strikes the first `times` calls (or, for `body`, the first replies with a success and a body). */
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
    }
  | {
      readonly kind: "body";
      /** Makes another body of the vendor's. */
      readonly change: (text: string) => string;
      readonly contentType?: string;
    }
  /** No answer ever comes. */
  | { readonly kind: "hang" }
  /** The connection breaks before the answer. */
  | { readonly kind: "reset" }
);
