/** A vendor in this process with a limit on pages per minute: it counts what arrives, and refuses what is too much. */
import { defineProvider, OcrError, type Provider } from "@ocr/core/provider";
import { between } from "../measure/chance.ts";
import { readMarked } from "../measure/marked-document.ts";

const minute = 60_000;

/** What arrived at a vendor. */
export interface Arrivals {
  calls: number;
  refused: number;
  pages: number;
}

/** The vendor as a provider, and its own count. */
export interface LimitedVendor {
  readonly provider: Provider;
  readonly arrivals: Arrivals;
}

/**
 * Makes a vendor. Its limit holds in any 60 seconds, counted where a request arrives: some time after it was sent, and
 * 1 to 4 seconds before it is answered. `tells`: each answer carries the limit and what is left of it.
 */
export const limitedVendor = (name: string, pagesPerMinute: number, seed: number, tells: boolean): LimitedVendor => {
  const arrivals: Arrivals = { calls: 0, refused: 0, pages: 0 };
  let admitted: Array<{ readonly at: number; readonly pages: number }> = [];
  const used = () => admitted.reduce((sum, { pages }) => sum + pages, 0);
  /** When enough has left the window, as vendors say it: in whole seconds. */
  const retryAfterMs = (pages: number, now: number): number => {
    let excess = used() + pages - pagesPerMinute;
    const last = admitted.find((entry) => (excess -= entry.pages) <= 0) ?? admitted.at(-1);
    return Math.ceil(((last?.at ?? now) + minute - now) / 1000) * 1000;
  };
  const limits = () => (tells ? { limits: { pagesPerMinute, pagesRemaining: pagesPerMinute - used() } } : {});
  const provider = defineProvider({
    name,
    models: { "ocr-1": { price: { usdPerPage: 0.001, source: "the fake vendor", date: "2026-11-20" } } },
    capabilities: { documents: ["bytes"], pages: "native" },
    process: async ({ document, now, sleep }) => {
      const found = document.kind === "bytes" ? readMarked(Buffer.from(document.bytes)) : undefined;
      if (found === undefined) throw new OcrError({ reason: "InvalidRequest", message: "not a document of the bench" });
      const { marker, pages } = found;
      await sleep(between(20, 200, seed, name, marker, "way"));
      arrivals.calls += 1;
      admitted = admitted.filter(({ at }) => at + minute > now());
      if (used() + pages > pagesPerMinute) {
        arrivals.refused += 1;
        const wait = retryAfterMs(pages, now());
        const message = `${name} answered 429`;
        throw new OcrError({ reason: "RateLimited", message, status: 429, retryAfterMs: wait, ...limits() });
      }
      admitted.push({ at: now(), pages });
      arrivals.pages += pages;
      const told = limits();
      await sleep(between(1000, 4000, seed, name, marker, "work"));
      return {
        pages: Array.from({ length: pages }, (_, index) => ({ index, markdown: `${marker} page ${index}` })),
        ...told,
      };
    },
  });
  return { provider, arrivals };
};
