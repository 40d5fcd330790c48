import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { OcrError } from "@ocr/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baselines } from "../baseline/subjects.ts";
import type { Bench, BenchOptions, Context } from "../bench.ts";
import { figureAt } from "../bars.ts";
import { findCorpus } from "../corpus.ts";
import { longDocument } from "../measure/long-document.ts";
import { watchLoop } from "../measure/loop.ts";
import { peerValue, readPeers } from "../peers.ts";
import { plainText } from "../score/plain.ts";
import type { Subject } from "../subject.ts";
import { bench as documents } from "../tracks/documents.ts";
import { bench as facts } from "../tracks/facts.ts";
import { bench as ocr } from "../tracks/ocr.ts";
import { bench as tables } from "../tracks/tables.ts";

/** Stands for an engine: gives what was written for a file, fails for files it does not know. */
const subjectWith = (outputs: Readonly<Record<string, string>>) => (): Subject => ({
  markdownOf: async (path) => {
    const markdown = outputs[basename(path)];
    if (markdown === undefined) throw new OcrError({ reason: "InvalidRequest", message: "damaged: no pages" });
    return {
      response: {
        model: "test",
        pages: [{ index: 0, markdown, images: [], dimensions: null }],
        usage_info: { pages_processed: 1 },
      },
      meta: { warnings: [], pages: [{ index: 0, engine: "test" }] },
      markdown,
      text: plainText(markdown),
    };
  },
  close: async () => {},
});

let corpus: string;
const put = (name: string, text: string): void => writeFileSync(join(corpus, name), text);
const options: BenchOptions = { only: [], jobs: 2, repeat: 1, out: undefined, engine: "test", verbose: true };
const run = async (bench: Bench, outputs: Readonly<Record<string, string>>, more: Partial<BenchOptions> = {}) => {
  const lines: Array<string> = [];
  const context: Context = {
    corpus,
    peers: readPeers(corpus),
    options: { ...options, ...more },
    print: (text = "") => lines.push(text),
    startSubject: subjectWith(outputs),
  };
  return { figures: await bench.run(context), printed: lines.join("\n") };
};

beforeAll(() => {
  corpus = mkdtempSync(join(tmpdir(), "ocr-bench-test-"));
  for (const folder of ["facts", "tables", "ocr", "documents"]) mkdirSync(join(corpus, folder));
  put("peers.json", JSON.stringify({ facts: { dev: { Peer: { total: "1/2", percent: 50 } } } }));
});
afterAll(() => rmSync(corpus, { recursive: true, force: true }));

describe("tracks", () => {
  it("facts: counts, names what failed, and prints the peers", async () => {
    const base = { pdf: "a.pdf", type: "present" };
    const list = [
      { ...base, id: "one", text: "hello" },
      { ...base, id: "two", text: "missing text" },
      { id: "formula", pdf: "a.pdf", type: "math", math: "x" },
      { id: "blank", pdf: "b.pdf", type: "baseline", max_length: 3 },
    ];
    put("facts/tests.jsonl", list.map((fact) => JSON.stringify(fact)).join("\n"));
    const { figures, printed } = await run(facts, { "a.pdf": "hello world, hello all", "b.pdf": "" });
    expect(figures).toMatchObject({ passed: 1, total: 2, percent: 50, blankPage: "1/1", failed: ["two"], empty: [] });
    expect(printed).toMatch(/Peer +1\/2/);
    const failing = await run(facts, { "a.pdf": "hello" });
    expect(failing.figures).toMatchObject({ blankPage: "0/1", failed: ["two", "blank"] });
    await expect(run(facts, {})).rejects.toThrow("none of 2 documents could be read");
  });

  it("tables: scores what has a truth; a failed document counts as nothing found", async () => {
    const cell = (row: number, column: number, text: string) =>
      `<cell start-row="${row}" start-col="${column}"><content>${text}</content></cell>`;
    const xml = `<document><table><region page="1">${cell(0, 0, "a")}${cell(0, 1, "b")}</region></table></document>`;
    for (const name of ["x", "y"]) {
      put(`tables/${name}.pdf`, "");
      put(`tables/${name}-str.xml`, xml);
    }
    put("tables/z.pdf", "");
    const { figures, printed } = await run(tables, { "x.pdf": "| a | b |\n|---|---|" });
    expect(figures).toMatchObject({
      documents: 2,
      tablesTruth: 2,
      precision: 100,
      recall: 50,
      microF1: 66.7,
      macroF1: 50,
    });
    expect(figures).toMatchObject({ empty: ["y"], errors: { y: "InvalidRequest: damaged: no pages" } });
    expect(printed).toContain("failed: y: InvalidRequest");
  });

  it("ocr: pools the words of a class", async () => {
    for (const [name, truth] of [
      ["clean-a", "one two"],
      ["clean-b", "three four"],
      ["scan-c", "five"],
    ] as const) {
      put(`ocr/${name}.png`, "");
      put(`ocr/${name}.truth.txt`, truth);
    }
    const { figures } = await run(ocr, {
      "clean-a.png": "# One two",
      "clean-b.png": "three",
      "scan-c.png": "**five**",
    });
    expect(figureAt(figures, "classes.clean.wordF1")).toBe(85.7);
    expect(figureAt(figures, "classes.clean.pages")).toBe(2);
    expect(figureAt(figures, "classes.scan.medianCer")).toBe(0);
  });

  it("documents: words, turned scans, files that must fail, empty ones", async () => {
    put("documents/letter.pdf", "");
    put("documents/letter.truth.txt", "one two three four");
    put("documents/corrupt-x.pdf", "");
    put("documents/scan-rotated-90.pdf", "");
    put("documents/scan-rotated-90.truth.txt", "A sentence that is turned");
    put("documents/photo.png", "");
    const outputs = {
      "letter.pdf": "one two three",
      "scan-rotated-90.pdf": "A sentence that is turned.",
      "photo.png": "![a](b)",
    };
    const { figures } = await run(documents, { ...outputs, "photo.png": "---" });
    expect(figureAt(figures, "words.digitalRecall")).toBe(75);
    expect(figureAt(figures, "rotated.read")).toBe(1);
    expect(figureAt(figures, "mustFail")).toMatchObject({ passed: 1, total: 1, share: 100 });
    expect(figures["empty"]).toEqual(["photo"]);
  });

  it("documents: silence about a damaged file is a failure", async () => {
    const { figures } = await run(documents, { "corrupt-x.pdf": "" }, { only: ["corrupt"] });
    expect(figureAt(figures, "mustFail")).toMatchObject({ passed: 0, total: 1 });
  });

  it("write the Markdown for looking at", async () => {
    const out = join(corpus, "out");
    await run(ocr, { "scan-c.png": "**five**" }, { only: ["scan-c"], out });
    expect(readFileSync(join(out, "ocr/scan-c.md"), "utf8")).toBe("**five**");
  });
});

describe("measuring", () => {
  it("sees a block of the event loop", async () => {
    const stop = watchLoop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const until = performance.now() + 80;
    while (performance.now() < until);
    const report = await stop();
    expect(report.longestBlockMs).toBeGreaterThan(50);
    expect(report.histogramMs).toBeGreaterThan(50);
  });

  it("makes a long document that the baseline reads", async () => {
    const path = join(corpus, "long.pdf");
    writeFileSync(path, await longDocument(3));
    const subject = baselines["pdfium"]!();
    const { response, markdown } = await subject.markdownOf(path);
    await subject.close();
    expect(response.pages).toHaveLength(3);
    expect(markdown).toContain("3. Chapter about");
  });
});

describe("the command", () => {
  it("says so and succeeds when there is no corpus", () => {
    const main = join(import.meta.dirname, "../main.ts");
    const environment = { ...process.env, OCR_CORPUS: join(corpus, "nowhere") };
    const { status, stdout } = spawnSync(process.execPath, ["--conditions=@ocr/source", main, "facts"], {
      env: environment,
      encoding: "utf8",
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toEqual({ bench: "facts", skipped: "no corpus" });
  });

  it("refuses an unknown benchmark with exit code 2", () => {
    const main = join(import.meta.dirname, "../main.ts");
    const { status, stderr } = spawnSync(process.execPath, ["--conditions=@ocr/source", main, "nothing"], {
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toContain('no benchmark "nothing"');
  });
});

const real = findCorpus();
describe("calibration", () => {
  // Without the corpus beside the checkout this is reported as skipped.
  it.skipIf(real === undefined)(
    "the scorer gives pdfium's plain text the figure that was measured for it elsewhere",
    async () => {
      const peers = readPeers(real!);
      const figures = await facts.run({
        corpus: real!,
        peers,
        options: { ...options, engine: "pdfium", verbose: false },
        print: () => {},
        startSubject: baselines["pdfium"]!,
      });
      const theirs = peerValue(peers, "facts", "dev", "pdfium text");
      expect(`${String(figures["passed"])}/${String(figures["total"])}`).toBe(peerValue(theirs, "total"));
      expect(new Set(figures["failed"] as ReadonlyArray<string>)).toEqual(
        new Set(peerValue(theirs, "failed") as ReadonlyArray<string>),
      );
    },
  );
});
