/** What is said on standard error: finished and failed documents, warnings, the summary. */
import type { OcrResult, ProgressEvent } from "@ocr/core";
import { detailsOf, oneLine, reasonFor } from "./failure.ts";
import type { Progress } from "./progress.ts";

type Meta = OcrResult["meta"];

const mostWarnings = 5;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A time span for people: `0.42 s`, `12.3 s`, `2 min 05 s`. */
export const duration = (milliseconds: number): string => {
  const seconds = milliseconds / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(seconds < 0.995 ? 2 : 1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
};

const money = (usd: number): string => (usd === 0 ? "" : `, $${usd.toFixed(usd < 0.1 ? 4 : 2)}`);

/** How many pages each engine read, such as `2 text-layer, 1 tesseract`. */
const engines = (meta: Meta): string => {
  const counts = new Map<string, number>();
  for (const { engine } of meta.pages) if (engine !== undefined) counts.set(engine, (counts.get(engine) ?? 0) + 1);
  return [...counts].map(([engine, pages]) => (counts.size === 1 ? engine : `${pages} ${engine}`)).join(", ");
};

/** Where the messages of one run go, and what has been counted for its summary. */
export interface Report {
  /** A document was read; `files` are what was written, as the user would name them. */
  readonly done: (label: string, result: OcrResult, files: ReadonlyArray<string>) => void;
  /** A document failed. `names` are other names of it that its error may start with. */
  readonly failed: (label: string, error: unknown, names: ReadonlyArray<string>) => void;
  /** Something to know about the whole run. */
  readonly note: (text: string) => void;
  /** A page is finished; told with `--verbose`. */
  readonly page: (label: string, event: ProgressEvent) => void;
  /** The closing line. `total` counts all documents, also those that an interruption left unread. */
  readonly summary: (total: number, interrupted: boolean) => void;
  readonly failures: () => number;
}

/** Makes the report of a run that starts now. */
export const createReport = (progress: Progress, { quiet, verbose }: { quiet: boolean; verbose: boolean }): Report => {
  const startedAt = performance.now();
  let read = 0;
  let failures = 0;
  let pages = 0;
  let usd = 0;
  const say = (text: string) => {
    if (!quiet) progress.line(oneLine(text));
  };
  const warn = (label: string, { warnings }: Meta) => {
    const shown = verbose ? warnings : warnings.slice(0, mostWarnings);
    for (const { page, message, code } of shown) {
      const place = page === undefined ? "" : `page ${page}: `;
      say(`${label}: warning: ${place}${message}${verbose ? ` (${code})` : ""}`);
    }
    const more = warnings.length - shown.length;
    if (more > 0) say(`${label}: ${plural(more, "more warning")}; --verbose shows them`);
  };
  return {
    done: (label, { response, meta }, files) => {
      read += 1;
      pages += response.pages.length;
      usd += meta.cost?.usd ?? 0;
      warn(label, meta);
      const by = engines(meta);
      const [first, ...others] = files;
      const also = others.length === 0 ? "" : ` and ${plural(others.length, "more file")}`;
      say(
        `${label}: ${plural(response.pages.length, "page")} in ${duration(meta.durationMs)}${money(meta.cost?.usd ?? 0)}` +
          `${by === "" ? "" : ` (${by})`}${first === undefined ? "" : ` -> ${first}${also}`}`,
      );
    },
    failed: (label, error, names) => {
      failures += 1;
      progress.line(oneLine(`${label}: ${reasonFor(error, [label, ...names])}`));
      if (verbose) for (const line of detailsOf(error)) say(`${label}:   ${line}`);
    },
    note: say,
    page: (label, { page, done, total }) => {
      if (!verbose) return;
      const took = page.milliseconds === undefined ? "" : `, ${duration(page.milliseconds)}`;
      say(`${label}: page ${page.index}: ${page.engine ?? "read"}${took} (${done} of ${total})`);
    },
    summary: (total, interrupted) => {
      if (interrupted) return say(`stopped: ${read} of ${plural(total, "document")} read`);
      // The line of a single document says it all.
      if (total <= 1) return;
      const elapsed = performance.now() - startedAt;
      const rate = pages === 0 ? "" : ` (${((pages / elapsed) * 1000).toFixed(1)} pages/s)`;
      say(
        `${plural(read, "document")} read, ${failures} failed: ${plural(pages, "page")} in ${duration(elapsed)}${rate}${money(usd)}`,
      );
    },
    failures: () => failures,
  };
};
