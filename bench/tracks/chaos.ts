/** Chaos: vendors that misbehave in every way, on real sockets; nothing may be lost, doubled, or paid without a note. */
import type { Bench } from "../bench.ts";
import { faults } from "../chaos/fault.ts";
import { runOneDead } from "../chaos/one-dead.ts";
import { runStorm } from "../chaos/storm.ts";
import { table } from "../report/table.ts";

const source = "the promise of core: never a page, never a cent";
const share = (value: number): number => Math.round(value * 1e5) / 1e5;

export const bench: Bench = {
  name: "chaos",
  summary: "requests over vendors that misbehave, on real sockets: lost, doubled and unpaid ones (--requests, --seed)",
  needsCorpus: false,
  bars: [
    { name: "requests lost", figure: "lost", below: 1, source },
    { name: "results delivered or paid twice", figure: "duplicated", below: 1, source },
    { name: "pages billed and not in the ledger, or the reverse", figure: "ledgerError", below: 1, source },
    { name: "sockets, servers and timers left", figure: "openHandles", below: 1, source },
    { name: "one of two dead: success", figure: "oneDead.successRate", atLeast: 1, source: "LiteLLM: 0.85" },
    { name: "one of two dead: calls wasted", figure: "oneDead.wastedShare", below: 0.02, source },
  ],
  run: async ({ options, print }) => {
    const requests = options.requests ?? 10_000;
    const seed = options.seed ?? 1;
    const storm = await runStorm({ requests, seed, concurrency: 64 });
    const oneDead = await runOneDead({ requests: Math.min(requests, 2000), seed, concurrency: 16 });
    const { answeredPages, billedPages, calls, circuitsOpened, duplicated, failedPages, failures, lost, open } = storm;
    const ledgerPages = answeredPages + failedPages;
    print(`${requests} requests with ${storm.pages} pages over three deployments, seed ${seed}; ${calls} calls,`);
    print(`of which the vendors spoilt ${[...storm.faults.values()].reduce((sum, times) => sum + times, 0)}:`);
    print();
    print(
      table(
        ["fault", "times"],
        faults.map((fault) => [fault, String(storm.faults.get(fault) ?? 0)]),
      ),
    );
    print();
    print(`lost ${lost}, doubled ${duplicated}, circuits opened ${circuitsOpened} times`);
    print(
      `ledger ${ledgerPages} pages (${answeredPages} answered, ${failedPages} failed), vendors ${billedPages} pages`,
    );
    for (const [message, times] of failures) print(`  ${times} × ${message}`);
    for (const [type, number] of open) print(`  still open: ${number} × ${type}`);
    const { deadCalls, successRate, wastedCalls, wastedShare } = oneDead;
    print(`one of two dead: ${oneDead.requests} requests, success ${successRate}, ${deadCalls} calls to the dead one,`);
    print(`${wastedCalls} of them after its circuit opened (${(wastedShare * 100).toFixed(2)} % of all calls)`);
    return {
      requests,
      seed,
      lost,
      duplicated,
      ledgerPages,
      billedPages,
      ledgerError: Math.abs(ledgerPages - billedPages),
      openHandles: [...open.values()].reduce((sum, number) => sum + number, 0),
      calls,
      circuitsOpened,
      faults: Object.fromEntries(storm.faults),
      oneDead: { successRate: share(successRate), wastedShare: share(wastedShare), opened: oneDead.opened },
    };
  },
};
