/** The exit codes of the command. Scripts rely on them. */

/** What a finished `ocr` tells the shell. */
export const exitCode = {
  /** Every document was read. */
  done: 0,
  /** At least one document failed; the others were written. */
  failed: 1,
  /** The command line was wrong; nothing was read. */
  usage: 2,
  /** Stopped by Ctrl-C (128 + SIGINT). */
  interrupted: 130,
  /** Stopped by SIGTERM (128 + SIGTERM). */
  terminated: 143,
} as const;
