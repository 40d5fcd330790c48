/** How far the running documents are: bars on a terminal, now and then a plain line elsewhere. */
import { oneLine } from "./failure.ts";

/** The part of a stream that progress needs; `process.stderr` is one. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly write: (text: string) => unknown;
}

/** One running document. */
export interface Task {
  /** `done` of `total` pages are finished. */
  readonly advance: (done: number, total: number) => void;
  /** Takes the document off the screen. */
  readonly end: () => void;
}

/** What shows the running documents. Lines that shall stay go through `line`, so that bars and lines do not mix. */
export interface Progress {
  readonly start: (label: string) => Task;
  readonly line: (text: string) => void;
  /** Clears the bars and stops drawing. */
  readonly stop: () => void;
}

interface Running {
  readonly label: string;
  done: number;
  total: number;
}

const redrawMs = 100;
const widestBar = 24;

// Without wrapping the terminal itself cuts a line at its edge: no line ever takes two rows, whatever the names hold.
const noWrap = "\u001B[?7l";
const wrap = "\u001B[?7h";
const clearBelow = "\u001B[0J";
const up = (rows: number): string => (rows === 0 ? "" : `\u001B[${rows}A`);

/** The line of one document. The name comes last: on a narrow terminal it loses its folders, then its end. */
const barLine = ({ label, done, total }: Running, columns: number): string => {
  const named = (start: string) =>
    start + (start.length + label.length < columns ? label : (label.split("/").at(-1) ?? label));
  if (total === 0) return named("reading ");
  const width = Math.max(0, Math.min(widestBar, columns - 40));
  const filled = Math.round((done / total) * width);
  const bar = width < 4 ? "" : `${"█".repeat(filled)}${"░".repeat(width - filled)} `;
  return named(`${bar}${String(done).padStart(String(total).length)}/${total} `);
};

/** Bars, one line for each running document, redrawn in place. */
export const terminalProgress = (screen: Screen): Progress => {
  const running = new Set<Running>();
  let rows = 0;
  let drawn = "";
  const draw = (above = "") => {
    const lines = [...running].map((task) => barLine(task, screen.columns || 80));
    const bars = lines.map((line) => `${line}\n`).join("");
    if (above === "" && bars === drawn) return;
    const frame = bars === "" ? "" : `${noWrap}${bars}${wrap}`;
    screen.write(`${up(rows)}${rows === 0 ? "" : `\r${clearBelow}`}${above}${frame}`);
    rows = lines.length;
    drawn = bars;
  };
  const timer = setInterval(draw, redrawMs, "").unref();
  return {
    start: (label) => {
      const task: Running = { label: oneLine(label), done: 0, total: 0 };
      running.add(task);
      draw();
      return {
        advance: (done, total) => {
          Object.assign(task, { done, total });
        },
        end: () => {
          running.delete(task);
        },
      };
    },
    line: (text) => draw(`${text}\n`),
    stop: () => {
      clearInterval(timer);
      running.clear();
      draw();
    },
  };
};

/** A line at most every `everyMs` for each running document: enough for a log, and nothing for quick documents. */
export const plainProgress = (screen: Screen, everyMs = 5000): Progress => ({
  start: (label) => {
    let last = performance.now();
    return {
      advance: (done, total) => {
        if (done === total || performance.now() - last < everyMs) return;
        last = performance.now();
        screen.write(`${oneLine(label)}: ${done} of ${total} pages\n`);
      },
      end: () => undefined,
    };
  },
  line: (text) => {
    screen.write(`${text}\n`);
  },
  stop: () => undefined,
});

/** No progress; lines still pass, so that failures are named. */
export const noProgress = (screen: Screen): Progress => ({ ...plainProgress(screen, Number.POSITIVE_INFINITY) });

/** The progress that fits: bars on a terminal that can move its cursor, else lines, else nothing. */
export const progressFor = (
  screen: Screen,
  quiet: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Progress => {
  if (quiet) return noProgress(screen);
  return screen.isTTY && environment["TERM"] !== "dumb" ? terminalProgress(screen) : plainProgress(screen);
};
