/** What keeps this process alive: sockets, servers, timers. */
import { setTimeout as sleep } from "node:timers/promises";

const count = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const type of process.getActiveResourcesInfo()) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
};

/**
 * Notes what is open now. The returned function says what has been opened since and is still open, by type; it gives
 * the process some time to let go.
 */
export const watchHandles = (): ((patienceMs?: number) => Promise<ReadonlyMap<string, number>>) => {
  const before = count();
  return async (patienceMs = 2000) => {
    for (let waited = 0; ; waited += 50) {
      const left = [...count()]
        .map(([type, number]) => [type, number - (before.get(type) ?? 0)] as const)
        .filter(([, number]) => number > 0);
      if (left.length === 0 || waited >= patienceMs) return new Map(left);
      await sleep(50);
    }
  };
};
