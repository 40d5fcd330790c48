/** `Retry-After` in both its forms (RFC 9110, 10.2.3). */

/**
 * The wait that a `Retry-After` header asks for, in milliseconds; `undefined` when there is none or it cannot be read.
 * `date` is the answer's own `Date`: a time is counted from it, so that clocks that differ do no harm.
 *
 * @example
 * ```ts
 * import { retryAfterMs } from "@ocr/core/provider";
 *
 * retryAfterMs("7", Date.now()); // 7000
 * ```
 */
export const retryAfterMs = (
  value: string | null | undefined,
  now: number,
  date?: string | null,
): number | undefined => {
  if (value === null || value === undefined) return undefined;
  const text = value.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  // Date.parse also accepts "-5" as a year; a date of HTTP begins with the name of a day.
  const at = /^[A-Za-z]{3,}/.test(text) ? Date.parse(text) : Number.NaN;
  const sentAt = Date.parse(date ?? "");
  return Number.isNaN(at) ? undefined : Math.max(0, at - (Number.isNaN(sentAt) ? now : sentAt));
};
