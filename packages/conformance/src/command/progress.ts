/** One line on a terminal that says how far the run is. Nothing at all where the output is not a terminal. */

/** What of a stream is needed. */
export interface Terminal {
  readonly isTTY?: boolean;
  /** Width in characters. */
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** A line that is written over and over. */
export interface Progress {
  /** Shows a text, cut to the width of the terminal. */
  readonly show: (text: string) => void;
  /** Takes the line away, for other text. */
  readonly clear: () => void;
}

const nothing: Progress = { show: () => undefined, clear: () => undefined };
const lineStart = "\r\u001b[2K";
// A check of a fake takes a millisecond; nobody could read that.
const leastMs = 50;

/** Begins a line of progress. */
export const progressOn = (terminal: Terminal): Progress => {
  if (terminal.isTTY !== true) return nothing;
  let shownAt = -Infinity;
  let visible = false;
  return {
    show: (text) => {
      const now = performance.now();
      if (now - shownAt < leastMs) return;
      shownAt = now;
      visible = true;
      terminal.write(`${lineStart}${text.slice(0, Math.max(1, (terminal.columns ?? 80) - 1))}`);
    },
    clear: () => {
      if (visible) terminal.write(lineStart);
      visible = false;
    },
  };
};
