import { createOcr, memoryLedger } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { expect, it, onTestFinished } from "vitest";
import { stat } from "node:fs";
import { Worker } from "node:worker_threads";
import { pdf } from "./echo.ts";

/** A server in a thread of its own: it answers although the program is busy. */
const serverThread = `
  const { createServer } = require("node:http");
  const { parentPort } = require("node:worker_threads");
  const reply = JSON.stringify({ pages: [{ index: 0, markdown: "hello", images: [], dimensions: null }], model: "m" });
  const server = createServer((request, answer) => {
    request.resume();
    request.on("end", () => {
      parentPort.postMessage("received");
      setTimeout(() => answer.writeHead(200, { "content-length": reply.length }).flushHeaders(), 40);
      setTimeout(() => answer.write(reply.slice(0, 20)), 60);
      setTimeout(() => answer.end(reply.slice(20)), 80);
    });
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;

const block = (milliseconds: number): void => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

/** The phases of the event loop in which a program can be busy. */
const phases = {
  timer: (then: () => void) => void setTimeout(then, 1),
  immediate: (then: () => void) => void setImmediate(then),
  file: (then: () => void) => stat(import.meta.filename, then),
};

it.each(Object.entries(phases))(
  "an answer that arrived while the program was busy in a %s is not given up",
  async (_, enter) => {
    const worker = new Worker(serverThread, { eval: true });
    onTestFinished(async () => void (await worker.terminate()));
    const port = await new Promise<number>((resolve) => {
      worker.once("message", resolve);
    });
    const baseURL = `http://127.0.0.1:${port}`;
    const price = { usdPerPage: 1, source: "test", date: "2026-11-20" };
    const provider = compatible({ name: "house", baseURL, models: { m: { price } } });
    const ledger = memoryLedger();
    const ocr = createOcr({ provider, ledger, patience: { attempts: 1 } });
    await ocr.process({ document: pdf });
    const received = new Promise((resolve) => {
      worker.once("message", resolve);
    });
    const run = ocr.process({ document: pdf }, { timeoutMs: 250 });
    // The request is at the server; then nothing moves here until long after the time is over.
    await received;
    enter(() => block(500));
    expect((await run).response.pages).toHaveLength(1);
    expect(ledger.totals()).toMatchObject({ usd: 2, failedUsd: 0 });
  },
);
