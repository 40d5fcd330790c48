/** Ctrl-C and SIGTERM: the first asks the work to stop and clean up, a later one ends the process. */
import { exitCode } from "./exit-code.ts";

/** How a run is told to stop. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** The exit code once interrupted. */
  readonly code: () => number | undefined;
}

const codes = { SIGINT: exitCode.interrupted, SIGTERM: exitCode.terminated } as const;

// A terminal sends Ctrl-C to all processes in front and some starters pass it on: two at once are one.
const echoMs = 1000;
/** Time for the work to stop and for a file that is being written to be finished. */
const patienceMs = 5000;

/** Starts listening. */
export const listenForInterruption = (): Interruption => {
  const controller = new AbortController();
  let code: number | undefined;
  let at = 0;
  const stop = (signal: keyof typeof codes) => {
    if (code !== undefined) {
      if (performance.now() - at > echoMs) process.exit(code);
      return;
    }
    code = codes[signal];
    at = performance.now();
    controller.abort(new Error(`stopped by ${signal}`));
    setTimeout(() => process.exit(code), patienceMs).unref();
  };
  for (const signal of Object.keys(codes) as Array<keyof typeof codes>) process.on(signal, stop);
  return { signal: controller.signal, code: () => code };
};
