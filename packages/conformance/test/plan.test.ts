/** What a run will bill: counted before it starts, and kept below a limit. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Answer,
  type Check,
  documentPages,
  fixturesOf,
  judge,
  metered,
  modestProvider,
  planOf,
  referenceSubject,
  type Subject,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";

const uri = async (name: "report" | "picture") => {
  const { bytes, mediaType } = await fixturesOf(1)(name);
  return `data:${mediaType};base64,${Buffer.from(bytes).toString("base64")}`;
};
const report = { type: "document_url", document_url: await uri("report") };

describe("planOf", () => {
  it.each([
    ["everything", referenceSubject()],
    ["little", referenceSubject(modestProvider)],
  ])("counts exactly what a subject bills that claims %s and keeps the contract", async (_, subject) => {
    const profiles = ["usage", "images"] as const;
    const plan = await planOf(subject, { profiles });
    const counted = metered(subject, plan);
    // Calls that are left may be billed or not: the plan counts them.
    const { results } = await judge(counted, { profiles });
    expect(results.some(({ status }) => status === "fail" || status === "could-not-run")).toBe(false);
    expect(plan.pages - counted.billed()).toBeGreaterThanOrEqual(0);
    expect(plan.pages - counted.billed()).toBeLessThanOrEqual(5);
    expect(plan.checks.reduce((sum, { pages }) => sum + pages, 0)).toBe(plan.pages);
  });

  it("does not ask the subject", async () => {
    const ask = () => Promise.reject(new Error("it was asked"));
    const { pages } = await planOf({ ...referenceSubject(), ask }, { profiles: ["tables"] });
    expect(pages).toBeGreaterThan(10);
  });

  it("counts the user's documents", async () => {
    const { bytes, mediaType } = await fixturesOf(77)("report");
    const asks: Check = {
      id: "contract.given",
      clause: "RES-1",
      level: "MUST",
      profile: "contract",
      title: "made up",
      run: async ({ askAbout, documents: [given] }) => {
        if (given !== undefined) await askAbout(given, { pages: [0, 1] });
      },
    };
    // Not one of the suite: its bytes were changed.
    const own = Buffer.concat([bytes, Buffer.from("\n% mine\n")]);
    const documents = [{ name: "mine.pdf", bytes: own, mediaType }];
    expect((await planOf(referenceSubject(), { registry: [asks], documents })).pages).toBe(2);
  });
});

describe("a plan within a limit", () => {
  const reading = (id: string, ...all: ReadonlyArray<ReadonlyArray<number>>): Check => ({
    id: `contract.${id}`,
    clause: "RES-1",
    level: "MUST",
    profile: "contract",
    title: "made up",
    run: async ({ read }) => {
      for (const pages of all) await read("report", { pages });
    },
  });

  it("examines as many checks as fit, and bills questions that they share once", async () => {
    const checks = [
      reading("wide", [0, 1, 2], [0, 1]),
      reading("one", [0]),
      reading("two", [0], [1]),
      reading("three", [1, 2]),
    ];
    const subject = referenceSubject();
    const plan = await planOf(subject, { registry: checks });
    expect([plan.questions, plan.pages]).toEqual([5, 9]);
    expect(plan.within(9).left).toEqual([]);
    expect(plan.within(4).left).toEqual(["contract.wide"]);
    expect(plan.within(3).left).toEqual(["contract.wide", "contract.three"]);
    const limited = metered(subject, plan, 4);
    const { results } = await judge(limited, { registry: checks });
    expect(results.map(({ status }) => status)).toEqual(["could-not-run", "pass", "pass", "pass"]);
    expect(results[0]?.reason).toBe("the limit of 4 pages: others fit below it, but not this one");
    expect(limited.billed()).toBe(4);
  });
});

describe("metered", () => {
  const asking = (pages: number): Answer => ({ body: { usage_info: { pages_processed: pages } }, secrets: [] });
  const subject = { ...referenceSubject(), ask: async () => asking(3) };
  const pagesOf = async () => 3;

  it("asks nothing that would exceed the limit, also when questions come at the same time", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return asking(3);
    };
    const limited = metered({ ...subject, ask }, { pagesOf }, 7);
    const found = await Promise.all([limited.ask({}), limited.ask({}), limited.ask({})]);
    expect(found.map(({ failure }) => failure?.name)).toEqual([undefined, undefined, "NotAsked"]);
    expect([asked, limited.billed()]).toEqual([2, 6]);
    expect(limited.notAsked?.()).toBe("the limit of 7 pages: 6 are billed, this question would bill 3 more");
    // Told once.
    expect(limited.notAsked?.()).toBeUndefined();
  });

  it("counts what the subject says, and nothing for a refusal", async () => {
    const answers = [asking(2), { failure: { message: "no", text: "" }, secrets: [] }, asking(1)];
    const limited = metered({ ...subject, ask: async () => answers.shift() ?? asking(0) }, { pagesOf }, 5);
    await limited.ask({});
    await limited.ask({});
    await limited.ask({});
    expect(limited.billed()).toBe(3);
  });

  it("counts every way to ask: batches, plain HTTP requests, and the same subject with another key", async () => {
    const { body } = asking(3);
    const outcome = { id: "a", status: "ok", body };
    const many: Subject = {
      ...subject,
      batch: async () => ({ outcomes: [outcome, outcome, { id: "c", status: "failed" }], calls: [] }),
      send: async () => ({ status: 200, headers: new Headers(), text: JSON.stringify(body) }),
      withKey: () => subject,
    };
    const counted = metered(many, { pagesOf }, 15);
    await counted.batch?.([["a", {}]]);
    expect(counted.billed()).toBe(6);
    await counted.send?.({ body: JSON.stringify({ document: report }) });
    expect(counted.billed()).toBe(9);
    await counted.withKey?.("other").ask({});
    expect(counted.billed()).toBe(12);
    await counted.ask({});
    const full = "the limit of 15 pages: 15 are billed, this question would bill 3 more";
    expect(counted.notAsked?.()).toBeUndefined();
    expect(await counted.send?.({ body: "{}" })).toMatchObject({ status: 0 });
    expect(counted.notAsked?.()).toBe(full);
    expect(await counted.withKey?.("other").ask({})).toMatchObject({ failure: { name: "NotAsked" } });
    expect(counted.notAsked?.()).toBe(full);
    expect((await counted.batch?.([["a", {}]]))?.outcomes).toMatchObject([{ status: "failed" }]);
    expect(counted.notAsked?.()).toBe(full);
  });

  it("makes a run incomplete, never conformant", async () => {
    const checks = ["all", "one", "text", "long", "backward", "mixed"].map((name) => `pages.${name}`);
    const reference = referenceSubject();
    const plan = await planOf(reference, { checks });
    const limited = metered(reference, plan, 5);
    const { counts, outcome, results } = await judge(limited, { checks });
    const left = ["pages.long", "pages.mixed"];
    expect([plan.pages, limited.billed(), plan.within(5).left]).toEqual([20, 5, left]);
    expect(results.filter(({ status }) => status === "could-not-run").map(({ id }) => id)).toEqual(left);
    expect([outcome, counts.pass]).toEqual(["incomplete", 4]);
  });
});

describe("documentPages", () => {
  it.each([
    [undefined, 3],
    [[0, 2, 2], 2],
    ["1-2,2", 2],
    ["0-99", 3],
  ])("counts the pages %j of a PDF of three", async (pages, count) => {
    expect(await documentPages({ document: report, pages })).toBe(count);
  });

  it("counts 1 for a picture, 0 for what cannot be read or is not there", async () => {
    expect(await documentPages({ document: { image_url: { url: await uri("picture") } } })).toBe(1);
    expect(await documentPages({ document: { document_url: "data:application/pdf;base64,JVBERi0xLjc=" } })).toBe(0);
    expect(await documentPages({ document: { document_url: "https://example.com/a.pdf" } })).toBe(0);
    expect(await documentPages(null)).toBe(0);
  });

  it("reads PDFs of other programs", async () => {
    const bytes = await readFile(join(import.meta.dirname, "../../../examples/documents/invoice.pdf"));
    expect(await documentPages({ document: {} }, bytes)).toBe(1);
  });
});
