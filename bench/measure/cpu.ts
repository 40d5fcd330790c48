/** Processor time of this process, its threads included (getrusage). */

/** CPU and wall time in seconds. */
export interface Times {
  readonly cpu: number;
  readonly wall: number;
}

/** Runs a task and says what it took. */
export const timed = async (task: () => Promise<unknown>): Promise<Times> => {
  const before = process.cpuUsage();
  const started = performance.now();
  await task();
  const used = process.cpuUsage(before);
  return { cpu: (used.user + used.system) / 1e6, wall: (performance.now() - started) / 1000 };
};

/** The best of several runs: the one with the least CPU time. Other programs on the machine only ever add to it. */
export const bestOf = async (repeat: number, task: () => Promise<unknown>): Promise<Times> => {
  const runs: Array<Times> = [];
  for (let run = 0; run < Math.max(1, repeat); run += 1) runs.push(await timed(task));
  const cpu = Math.min(...runs.map((times) => times.cpu));
  const wall = Math.min(...runs.map((times) => times.wall));
  return { cpu, wall };
};
