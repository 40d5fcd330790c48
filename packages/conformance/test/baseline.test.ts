/** The baseline: it keeps a build green for known reasons, and never longer than they hold. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  baselineOf,
  baselineSkeleton,
  baselineVerdict,
  Broken,
  type Check,
  judge,
  NotExercised,
  referenceSubject,
  type Report,
} from "@ocr/conformance";
import { runCommand } from "@ocr/conformance/cli";
import { describe, expect, it } from "vitest";

const check = (id: string, run: Check["run"], level: Check["level"] = "MUST"): Check => ({
  id: `contract.${id}`,
  clause: "RES-1",
  level,
  profile: "contract",
  title: "made up",
  run,
});
const breaks = () => Promise.reject(new Broken("no"));
const registry: ReadonlyArray<Check> = [
  check("good", async () => undefined),
  check("bad", breaks),
  check("blind", () => Promise.reject(new NotExercised("cannot see"))),
  check("poor", breaks, "SHOULD"),
  check("fine", async () => undefined, "SHOULD"),
];

const why = { reason: "their server does it so", link: "https://example.com/issues/1" };
const verdict = async (entries: ReadonlyArray<object>, checks?: ReadonlyArray<string>) => {
  const report = await judge(referenceSubject(), { registry, ...(checks === undefined ? {} : { checks }) });
  const baseline = baselineOf({ format: "ocr-conformance-baseline/1", checks: entries });
  return { ...baselineVerdict(baseline, report, registry), outcome: report.outcome };
};

describe("a baseline", () => {
  it("is 0 when everything that decides is known, and the outcome stays what it is", async () => {
    const found = await verdict([
      { id: "contract.bad", ...why },
      { id: "contract.blind", ...why },
    ]);
    expect(found).toMatchObject({ exitCode: 0, news: [], faults: [], outcome: "nonconformant" });
    expect(found.known.map(({ id }) => id)).toEqual(["contract.bad", "contract.blind"]);
  });

  it("is 1 for a failure, and 3 for a blind spot, that it does not know", async () => {
    expect(await verdict([])).toMatchObject({ exitCode: 1 });
    expect(await verdict([{ id: "contract.blind", ...why }])).toMatchObject({ exitCode: 1 });
    const found = await verdict([{ id: "contract.bad", ...why }]);
    expect([found.exitCode, found.news.map(({ id }) => id)]).toEqual([3, ["contract.blind"]]);
  });

  it("is 1 when an entry is stale or unknown, whatever else", async () => {
    const known = [
      { id: "contract.bad", ...why },
      { id: "contract.blind", ...why },
    ];
    const stale = await verdict([...known, { id: "contract.good", ...why }]);
    expect([stale.exitCode, stale.faults]).toEqual([1, ["contract.good: it passes now; take it out"]]);
    const unknown = await verdict([...known, { id: "contract.*", ...why }]);
    expect([unknown.exitCode, unknown.faults]).toEqual([1, ["contract.*: there is no such check"]]);
  });

  it("says nothing of checks that were not selected", async () => {
    expect(await verdict([{ id: "contract.bad", ...why }], ["contract.fine"])).toMatchObject({
      exitCode: 0,
      faults: [],
    });
  });

  it("lets only checks of quality be flaky", async () => {
    const flaky = [
      { id: "contract.bad", ...why },
      { id: "contract.blind", ...why },
      { id: "contract.fine", ...why, flaky: true },
      { id: "contract.poor", ...why, flaky: true },
    ];
    expect(await verdict(flaky)).toMatchObject({ exitCode: 0, faults: [] });
    const must = await verdict(flaky.map((entry) => ({ ...entry, flaky: true })));
    expect([must.exitCode, must.faults[0]]).toEqual([
      1,
      "contract.bad: flaky is only for checks of quality, at SHOULD; this one is a MUST",
    ]);
  });

  it("never excuses the judge, nor a run of nothing", async () => {
    const slip = [check("slip", () => Promise.reject(new TypeError("a bug")))];
    const baseline = baselineOf({ format: "ocr-conformance-baseline/1", checks: [{ id: "contract.slip", ...why }] });
    const code = (report: Report) => baselineVerdict(baseline, report, slip).exitCode;
    expect(code(await judge(referenceSubject(), { registry: slip }))).toBe(2);
    expect(code(await judge(referenceSubject(), { registry: [] }))).toBe(3);
  });

  it.each([
    [{ id: "a.b", link: why.link }, "a.b needs a reason"],
    [{ id: "a.b", reason: "  ", link: why.link }, "a.b needs a reason"],
    [{ id: "a.b", reason: "so", link: "soon" }, "a.b needs a link"],
    [{ id: "a.b", ...why, flaky: "yes" }, "flaky of a.b is true or false"],
    [{ id: "a.b", ...why, profile: "pages" }, "a.b has the unknown field profile"],
    [{ ...why }, "an entry has no id"],
  ])("refuses the entry %j", (entry, message) => {
    expect(() => baselineOf({ format: "ocr-conformance-baseline/1", checks: [entry] })).toThrow(message);
  });

  it("refuses what is no baseline, and an id that comes twice", () => {
    expect(() => baselineOf([])).toThrow("it needs");
    const twice = [
      { id: "a.b", ...why },
      { id: "a.b", ...why },
    ];
    expect(() => baselineOf({ format: "ocr-conformance-baseline/1", checks: twice })).toThrow("names a.b twice");
  });

  it("keeps the words of known entries in a new skeleton", async () => {
    const report = await judge(referenceSubject(), { registry });
    const known = baselineOf({ format: "ocr-conformance-baseline/1", checks: [{ id: "contract.bad", ...why }] });
    expect(baselineSkeleton(report, known).checks).toEqual([
      { id: "contract.bad", ...why },
      { id: "contract.blind", reason: "", link: "" },
    ]);
  });
});

describe("the command with a baseline", () => {
  const folder = import.meta.dirname;
  const run = async (...words: ReadonlyArray<string>) => {
    const lines: Array<string> = [];
    const code = await runCommand([...words, "--check", "pages.all", "--check", "pages.long"], {
      folder,
      print: (text) => lines.push(text),
    });
    return { code, text: lines.join("\n") };
  };

  it("writes one, refuses it until it is filled in, is green with it, and red when it is stale", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "baseline-")), "baseline.json");
    const broken = ["--module", "./broken-provider.ts#oneBased"];
    const first = await run(...broken, "--write-baseline", file);
    expect(first.code).toBe(1);
    expect(first.text).toContain("2 entries, each to be given a reason and a link");
    const empty = await run(...broken, "--baseline", file);
    expect([empty.code, empty.text]).toEqual([2, expect.stringContaining("pages.all needs a reason")]);

    const filled = (await readFile(file, "utf8"))
      .replaceAll('"reason": ""', '"reason": "counts from 1"')
      .replaceAll('"link": ""', `"link": "${why.link}"`);
    await writeFile(file, filled);
    const report = file.replace("baseline.json", "report.json");
    const green = await run(...broken, "--baseline", file, "--report", `json=${report}`);
    expect(green.code).toBe(0);
    expect(green.text).toContain(`known  pages.all: counts from 1 (${why.link})`);
    expect(green.text).toContain("the verdict stays not conformant; by the baseline the exit code is 0");
    expect((JSON.parse(await readFile(report, "utf8")) as Report).outcome).toBe("nonconformant");

    const mended = await run("--module", "./broken-provider.ts", "--baseline", file);
    expect(mended.code).toBe(1);
    expect(mended.text).toContain("mend   pages.all: it passes now; take it out");
  });
});
