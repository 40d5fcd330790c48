/** How long the event loop of this thread was blocked: two clocks, so that one can be checked by the other. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";

/** What was seen between start and stop, in milliseconds. */
export interface LoopReport {
  /** Longest time that a timer of 5 ms came late. */
  readonly longestBlockMs: number;
  /** CPU time of this thread within that block; little of it means that another program had the processor. */
  readonly longestBlockCpuMs: number | undefined;
  /** The same by the histogram of Node. */
  readonly histogramMs: number;
}

const period = 5;

const threadCpu = (): number | undefined => {
  // Node 23.9 and later.
  const usage = process.threadCpuUsage?.();
  return usage === undefined ? undefined : (usage.user + usage.system) / 1000;
};

/** Starts both clocks; the returned function stops them and reports. */
export const watchLoop = (): (() => Promise<LoopReport>) => {
  const histogram = monitorEventLoopDelay({ resolution: period });
  histogram.enable();
  let last = performance.now();
  let lastCpu = threadCpu();
  let longest = 0;
  let cpuOfLongest: number | undefined;
  const tick = (): void => {
    const now = performance.now();
    const cpu = threadCpu();
    if (now - last - period > longest) {
      longest = now - last - period;
      cpuOfLongest = cpu === undefined || lastCpu === undefined ? undefined : cpu - lastCpu;
    }
    last = now;
    lastCpu = cpu;
  };
  const timer = setInterval(tick, period);
  return async () => {
    // Both clocks see a block only after it.
    await sleep(2 * period);
    clearInterval(timer);
    histogram.disable();
    const histogramMs = Math.max(0, histogram.max / 1e6 - period);
    return { longestBlockMs: longest, longestBlockCpuMs: cpuOfLongest, histogramMs };
  };
};
