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
    const profiles = ["contract", "refusals", "pages", "tables", "errors"] as const;
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
    const { pages } = await planOf({ ...referenceSubject(), ask }, { profiles: ["pages"] });
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
    const found = await Promise.allSettled([limited.ask({}), limited.ask({}), limited.ask({})]);
    expect(found.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
    expect([asked, limited.billed()]).toEqual([2, 6]);
    await expect(limited.ask({})).rejects.toThrow(
      "the limit of 7 pages: 6 are billed, this question would bill 3 more",
    );
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
    await expect(counted.send?.({ body: "{}" })).rejects.toThrow("the limit of 15 pages");
    await expect(counted.withKey?.("other").ask({})).rejects.toThrow("the limit of 15 pages");
    await expect(counted.batch?.([])).rejects.toThrow("the limit of 15 pages");
  });

  it("makes a run incomplete, never conformant", async () => {
    const reference = referenceSubject();
    const plan = await planOf(reference, { profiles: ["pages"] });
    const limited = metered(reference, plan, 5);
    const { counts, outcome } = await judge(limited, { profiles: ["pages"] });
    expect([outcome, counts.fail, limited.billed() <= 5]).toEqual(["incomplete", 0, true]);
    expect(counts["could-not-run"]).toBeGreaterThan(3);
    expect(counts.pass).toBeGreaterThan(3);
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
