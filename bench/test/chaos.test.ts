import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PDFDocument } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { faultFor, faults } from "../chaos/fault.ts";
import { runOneDead } from "../chaos/one-dead.ts";
import { runStorm } from "../chaos/storm.ts";
import { between, chance } from "../measure/chance.ts";
import { markedDocuments, readMarked } from "../measure/marked-document.ts";

describe("the chaos run", () => {
  it("loses nothing, doubles nothing, and its ledger is the vendors' own count", async () => {
    const storm = await runStorm({ requests: 60, seed: 3, concurrency: 60, attemptTimeoutMs: 700 });
    expect(storm).toMatchObject({ lost: 0, duplicated: 0, answeredPages: storm.pages });
    expect(storm.faults.size).toBeGreaterThan(5);
    expect(storm.failedPages).toBeGreaterThan(0);
    expect(storm.answeredPages + storm.failedPages).toBe(storm.billedPages);
  });

  it("leaves a dead deployment alone", async () => {
    const report = await runOneDead({ requests: 150, seed: 3, concurrency: 8 });
    expect(report).toMatchObject({ successRate: 1, opened: true });
    expect(report.deadCalls).toBeGreaterThanOrEqual(5);
  });
});

describe("its parts", () => {
  it("fault by chance that can be repeated, each about as often as its share says", () => {
    const drawn = Array.from({ length: 20_000 }, (_, n) => faultFor(7, "north", String(n), 1));
    expect(drawn).toEqual(Array.from({ length: 20_000 }, (_, n) => faultFor(7, "north", String(n), 1)));
    for (const fault of faults) expect(drawn.filter((one) => one === fault).length).toBeGreaterThan(60);
    const good = drawn.filter((one) => one === undefined).length / drawn.length;
    expect(good).toBeGreaterThan(0.72);
    expect(good).toBeLessThan(0.78);
  });

  it("draw evenly, from one end to the other", () => {
    const drawn = Array.from({ length: 5000 }, (_, n) => between(1, 5, "x", n));
    for (let value = 1; value <= 5; value += 1)
      expect(drawn.filter((one) => one === value).length).toBeGreaterThan(850);
    expect(chance("a", 1)).not.toBe(chance("a", 2));
  });

  it("make documents that are valid and can be told apart", async () => {
    const make = await markedDocuments(3);
    const { bytes, marker } = make(17, 2);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBe(2);
    expect(readMarked(Buffer.from(bytes))).toEqual({ marker, pages: 2 });
    expect(make(18, 2).marker).not.toBe(marker);
    expect(readMarked(Buffer.from(make(17, 2).bytes))).toEqual({ marker, pages: 2 });
  });

  it("see a server and a timer that were left", () => {
    // In a process of its own: the threads of a test runner do not list what is open.
    const program = `
      import { createServer } from "node:net";
      import { watchHandles } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, "../chaos/handles.ts")).href)};
      const open = watchHandles();
      const server = createServer().listen(0, "127.0.0.1");
      const timer = setTimeout(() => {}, 60_000);
      const left = await open(100);
      server.close();
      clearTimeout(timer);
      console.log(JSON.stringify([[...left], [...(await open(500))]]));
    `;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
    const [left, afterwards] = JSON.parse(stdout) as [Array<[string, number]>, Array<[string, number]>];
    expect(new Map(left)).toEqual(
      new Map([
        ["TCPServerWrap", 1],
        ["Timeout", 1],
      ]),
    );
    expect(afterwards).toEqual([]);
  });
});
