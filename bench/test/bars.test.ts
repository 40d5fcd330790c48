import { expect, it, describe } from "vitest";
import { readArguments, UsageError } from "../arguments.ts";
import { judge } from "../bars.ts";
import { barTable } from "../report/bar-table.ts";
import { table } from "../report/table.ts";

const bars = [
  { name: "quality", figure: "classes.clean.f1", atLeast: 95, unit: "%", source: "test" },
  { name: "memory", figure: "peak", below: 600, source: "test" },
];

describe("bars", () => {
  it("are met or not, at their edges too", () => {
    expect(judge(bars, { classes: { clean: { f1: 95 } }, peak: 600 }, true).map(({ met }) => met)).toEqual([
      true,
      false,
    ]);
    expect(judge(bars, { classes: { clean: { f1: 94.9 } }, peak: 599.9 }, true).map(({ met }) => met)).toEqual([
      false,
      true,
    ]);
  });
  it("are not judged on missing figures or a part of the documents", () => {
    expect(judge(bars, { peak: null }, true).map(({ met }) => met)).toEqual([null, null]);
    expect(judge(bars, { classes: { clean: { f1: 1 } }, peak: 1 }, false).map(({ met }) => met)).toEqual([null, null]);
  });
  it("are printed with their verdict", () => {
    const text = barTable(judge(bars, { classes: { clean: { f1: 90 } }, peak: 1 }, true));
    expect(text).toMatch(/quality +>= 95 % +90 +NOT MET +test/);
    expect(text).toMatch(/memory +< 600 +1 +met +test/);
  });
});

describe("tables for people", () => {
  it("align numbers to the right and mark what is missing", () => {
    expect(
      table(
        ["name", "f1"],
        [
          ["a", 9.25],
          ["bb", undefined],
        ],
      ),
    ).toBe("name   f1\n----  ---\na     9.3\nbb      -");
  });
});

describe("arguments", () => {
  it("have defaults, and paths from where the user stands", () => {
    const read = readArguments(["facts", "--only", "a", "--only", "b", "--out", "md"], "/somewhere");
    expect(read.name).toBe("facts");
    expect(read.options).toMatchObject({
      only: ["a", "b"],
      jobs: 1,
      out: "/somewhere/md",
      engine: "ours",
      verbose: false,
    });
  });
  it("are refused when they make no sense", () => {
    expect(() => readArguments(["facts", "--jobs", "0"], "/")).toThrow(UsageError);
    expect(() => readArguments(["facts", "--wrong"], "/")).toThrow(UsageError);
    expect(() => readArguments(["facts", "tables"], "/")).toThrow(UsageError);
  });
});
