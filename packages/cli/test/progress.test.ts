import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { causeOf, oneLine, reasonFor } from "../src/failure.ts";
import { noProgress, plainProgress, progressFor, terminalProgress } from "../src/progress.ts";
import { duration } from "../src/report.ts";

const screen = (columns: number, isTTY = true) => {
  const written: Array<string> = [];
  return { columns, isTTY, written, write: (text: string) => written.push(text) };
};

/** What stands on a terminal after these writes: enough of one to follow cursor up, clear below and line ends. */
const rowsAfter = (writes: ReadonlyArray<string>): ReadonlyArray<string> => {
  const rows: Array<string> = [];
  let row = 0;
  /* oxlint-disable no-control-regex */
  for (const [part] of writes.join("").matchAll(/\u001B\[\??\d*[A-Za-z]|\r|\n|[^\u001B\r\n]+/g)) {
    const move = /\u001B\[(\d+)A/.exec(part);
    if (move) row -= Number(move[1]);
    else if (part === "\u001B[0J") rows.length = row;
    else if (part === "\n") row += 1;
    else if (part !== "\r" && !part.startsWith("\u001B")) rows[row] = part;
  }
  return rows;
};

describe("progress on a terminal", () => {
  it("draws one bar per running document and leaves only the lines that shall stay", async () => {
    const terminal = screen(80);
    const progress = terminalProgress(terminal);
    const first = progress.start("first.pdf");
    const second = progress.start("second.pdf");
    expect(rowsAfter(terminal.written)).toEqual(["reading first.pdf", "reading second.pdf"]);
    first.advance(6, 12);
    progress.line("zero.pdf: no such file");
    expect(rowsAfter(terminal.written)).toEqual([
      "zero.pdf: no such file",
      "████████████░░░░░░░░░░░░  6/12 first.pdf",
      "reading second.pdf",
    ]);
    first.end();
    second.end();
    progress.line("first.pdf: done");
    progress.stop();
    expect(rowsAfter(terminal.written)).toEqual(["zero.pdf: no such file", "first.pdf: done"]);
  });

  it("never wraps: the terminal cuts long lines, and a narrow one gets no bar", () => {
    const terminal = screen(30);
    const progress = terminalProgress(terminal);
    const task = progress.start(`some/very/long/folder/${"long ".repeat(20)}\u001B[31m\nname.pdf`);
    task.advance(1, 2);
    progress.line("x");
    progress.stop();
    const text = terminal.written.join("");
    expect(text).not.toContain("█");
    expect(text).not.toContain("\u001B[31m");
    expect(text.split("\u001B[?7l")).toHaveLength(text.split("\u001B[?7h").length);
    expect(text).toContain("1/2 long");
  });
});

describe("progress elsewhere", () => {
  it("writes plain lines now and then, without control characters", () => {
    const log = screen(80, false);
    const progress = progressFor(log, false, {});
    const task = plainProgress(log, 0).start("a\nb.pdf");
    task.advance(1, 3);
    task.advance(3, 3);
    progress.line("done");
    expect(log.written).toEqual(["a b.pdf: 1 of 3 pages\n", "done\n"]);
    expect(stripVTControlCharacters(log.written.join(""))).toBe(log.written.join(""));
  });

  it("draws no bars on a dumb terminal or when quiet", () => {
    for (const progress of [progressFor(screen(80), true, {}), progressFor(screen(80), false, { TERM: "dumb" })]) {
      progress.start("a.pdf").advance(1, 2);
      progress.stop();
    }
    const log = screen(80);
    noProgress(log).start("a.pdf").advance(1, 2);
    expect(log.written).toEqual([]);
  });
});

describe("reasons", () => {
  it("are one line without escape codes and without the name twice", () => {
    expect(oneLine("a\u001B[2J\r\n\tb\u2028c\u0007")).toBe("a b c");
    expect(reasonFor(new Error("x.pdf: is empty"), ["dir/x.pdf", "x.pdf"])).toBe("is empty");
    expect(causeOf(Object.assign(new Error("ENOENT: no such file, open"), { code: "ENOENT" }))).toBe("no such file");
    expect(causeOf("thrown text")).toBe("thrown text");
  });

  it("has durations for people", () => {
    expect([40, 994, 996, 12_340, 59_949, 59_960, 125_400].map(duration)).toEqual([
      "0.04 s",
      "0.99 s",
      "1.0 s",
      "12.3 s",
      "59.9 s",
      "1 min 00 s",
      "2 min 05 s",
    ]);
  });
});
