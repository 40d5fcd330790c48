/** The book of what was paid: one entry per billed attempt, totals per tag, exact sums. */
import { type Picodollars, usdFromPicodollars } from "./usd.ts";

/** One billed attempt. */
export interface LedgerEntry {
  /** Id of the request, as in events. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly provider: string;
  readonly model: string;
  /** `answered`: the reply was delivered. `failed`: it was not, but the vendor has very likely billed it. */
  readonly kind: "answered" | "failed";
  readonly pages: number;
  readonly annotatedPages: number;
  /** Exact amount; undefined when unknown. */
  readonly amount: Picodollars | undefined;
  /** Why the amount is unknown. */
  readonly unknown?: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Sums over entries. */
export interface LedgerTotals {
  /** US dollars of answered attempts whose price is known. */
  readonly usd: number;
  /** US dollars of failed but billed attempts. */
  readonly failedUsd: number;
  readonly pages: number;
  readonly annotatedPages: number;
  readonly failedPages: number;
  readonly requests: number;
  /** Entries without a known amount: the sums are too low by these. */
  readonly unpriced: number;
}

/**
 * Where entries go. Write your own to put them into a database; `record` is called once per billed attempt.
 * When it throws, the answer is delivered all the same, with a warning `ledger-failed` and an event `ledger`.
 */
export interface Ledger {
  /** Told of one billed attempt. */
  readonly record: (entry: LedgerEntry) => void | Promise<void>;
}

/** A ledger in memory. */
export interface MemoryLedger extends Ledger {
  readonly entries: ReadonlyArray<LedgerEntry>;
  /** Sums of the entries that carry all the given tags; of all entries without any. */
  readonly totals: (tags?: Readonly<Record<string, string>>) => LedgerTotals;
  /** Sums by the value of one tag, such as `user`; entries without it stand under the empty text. */
  readonly totalsBy: (tag: string) => ReadonlyMap<string, LedgerTotals>;
}

const sum = (entries: ReadonlyArray<LedgerEntry>): LedgerTotals => {
  const of = (kind: LedgerEntry["kind"]) => entries.filter((entry) => entry.kind === kind);
  const amount = (list: ReadonlyArray<LedgerEntry>) =>
    usdFromPicodollars(list.reduce((total, entry) => total + (entry.amount ?? 0n), 0n));
  const count = (list: ReadonlyArray<LedgerEntry>, key: "pages" | "annotatedPages") =>
    list.reduce((total, entry) => total + entry[key], 0);
  const answered = of("answered");
  const failed = of("failed");
  return {
    usd: amount(answered),
    failedUsd: amount(failed),
    pages: count(answered, "pages"),
    annotatedPages: count(answered, "annotatedPages"),
    failedPages: count(failed, "pages") + count(failed, "annotatedPages"),
    requests: new Set(entries.map((entry) => entry.requestId)).size,
    unpriced: entries.filter((entry) => entry.amount === undefined).length,
  };
};

/**
 * Makes a ledger that keeps its entries in memory.
 *
 * @example
 * ```ts
 * import { createOcr, memoryLedger } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * const ledger = memoryLedger();
 * export const ocr = createOcr({ provider: local(), ledger });
 * // … ocr.process({ document }, { tags: { user: "ann" } })
 * ledger.totals({ user: "ann" }).usd;
 * ```
 */
export const memoryLedger = (): MemoryLedger => {
  const entries: Array<LedgerEntry> = [];
  return {
    entries,
    record: (entry) => {
      entries.push(entry);
    },
    totals: (tags = {}) =>
      sum(entries.filter((entry) => Object.entries(tags).every(([tag, value]) => entry.tags[tag] === value))),
    totalsBy: (tag) => {
      const values = new Set(entries.map((entry) => entry.tags[tag] ?? ""));
      const group = (value: string) => entries.filter((entry) => (entry.tags[tag] ?? "") === value);
      return new Map([...values].map((value) => [value, sum(group(value))]));
    },
  };
};
