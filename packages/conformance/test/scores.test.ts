/** The scores of a run: perfect for who is right, worse for who is not, and nothing beside the answers of the checks. */
import { type Answer, judge, type Report, referenceSubject, type Subject } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { contextOf } from "../src/context.ts";
import { fixturesOf } from "../src/fixture/fixtures.ts";
import { groupOf } from "../src/quality/group.ts";
import { scoresOf } from "../src/quality/scores.ts";
import type { WireResponse } from "../src/wire.ts";

const profiles = ["text", "tables", "images", "blocks"] as const;
const rates: ReadonlySet<string> = new Set(["character-error-rate", "omission-rate", "invention-rate"]);

/** The reference with other answers. */
const spoiled = (spoil: (page: { markdown: string }) => string): Subject => {
  const subject = referenceSubject();
  const ask: Subject["ask"] = async (...question): Promise<Answer> => {
    const answer = await subject.ask(...question);
    if (answer.body === undefined) return answer;
    const body = answer.body as WireResponse;
    return { ...answer, body: { ...body, pages: body.pages.map((page) => ({ ...page, markdown: spoil(page) })) } };
  };
  return { ...subject, ask };
};

const valueOf = (report: Report, metric: string, group: string): number => {
  const score = report.scores?.find((found) => found.metric === metric && found.group === group);
  if (score === undefined) throw new Error(`no ${metric} of ${group}`);
  return score.value;
};

describe("scores", () => {
  it("are perfect for who is right, with intervals that hold them", async () => {
    const { scores = [] } = await judge(referenceSubject(), { profiles });
    expect(new Set(scores.map((score) => score.metric)).size).toBe(10);
    expect(scores.map((score) => score.group)).toContain("general");
    for (const { high, low, metric, n, value } of scores) {
      // Boxes are whole pixels, the truth is not.
      const [least, most] = metric.endsWith("-iou") ? [0.98, 1] : rates.has(metric) ? [0, 0] : [1, 1];
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
      expect(high - low).toBeGreaterThan(0);
      expect(n).toBeGreaterThan(0);
    }
  });

  it("tell what is wrong, each measure its own fault, and decide nothing", async () => {
    const blurred = await judge(
      spoiled((page) => page.markdown.replaceAll(/e(?=r|s)/g, "c")),
      { profiles: ["text"] },
    );
    expect(valueOf(blurred, "character-error-rate", "text")).toBeGreaterThan(0.005);
    expect(valueOf(blurred, "word-f1", "text")).toBeLessThan(0.95);
    expect(valueOf(blurred, "omission-rate", "text")).toBeLessThan(0.02);
    expect(valueOf(blurred, "order-tau", "text")).toBe(1);
    expect(blurred.outcome).toBe("conformant");

    const turned = await judge(
      spoiled((page) => page.markdown.split("\n\n").toReversed().join("\n\n")),
      {
        profiles: ["text"],
      },
    );
    expect(valueOf(turned, "order-tau", "text")).toBe(-1);
    expect(valueOf(turned, "word-f1", "text")).toBe(1);
    expect(valueOf(turned, "fact-rate", "text")).toBeLessThan(1);

    const chatty = await judge(
      spoiled((page) => `${page.markdown}\n\nI hope this helps!`),
      { profiles: ["text"] },
    );
    expect(valueOf(chatty, "invention-rate", "text")).toBeGreaterThan(0.02);
    expect(valueOf(chatty, "omission-rate", "text")).toBe(0);

    const guessing = await judge(
      spoiled((page) => page.markdown.replaceAll(/\d(?=%)/g, (digit) => String((Number(digit) + 1) % 10))),
      { profiles: ["text"] },
    );
    expect(valueOf(guessing, "fact-rate", "text")).toBeLessThan(1);
    expect(valueOf(guessing, "invention-rate", "text")).toBeGreaterThan(0);
  });

  it("count a page that is missing as empty, and leave out an answer that failed", async () => {
    const subject = referenceSubject();
    const ask: Subject["ask"] = async (...question) => {
      const answer = await subject.ask(...question);
      const body = answer.body as WireResponse | undefined;
      return body === undefined ? answer : { ...answer, body: { ...body, pages: body.pages.slice(0, 1) } };
    };
    const context = contextOf({ ...subject, ask }, 1);
    await context.ask("plain");
    const lost = (await scoresOf(context)).find((score) => score.metric === "omission-rate")?.value ?? 0;
    expect(lost).toBeGreaterThan(0.3);
    expect(lost).toBeLessThan(0.7);

    const failing = contextOf(
      { ...subject, ask: async () => ({ failure: { message: "", text: "" }, secrets: [] }) },
      1,
    );
    await failing.ask("plain");
    expect(await scoresOf(failing)).toEqual([]);
  });

  it("ask nothing, and are the same for the same answers", async () => {
    const context = contextOf(referenceSubject(), 3);
    expect(await scoresOf(context)).toEqual([]);
    await context.ask("report", { table_format: "html" });
    await context.ask("report", { pages: [1] });
    const asked = context.asked().length;
    const scores = await scoresOf(context);
    expect(context.asked()).toHaveLength(asked);
    expect(scores.find((score) => score.metric === "table-teds")?.value).toBe(1);
    expect(await scoresOf(context)).toEqual(scores);
    const { scores: none } = await judge(referenceSubject(), { checks: ["text.no-omission"] });
    expect(none).toBeUndefined();
  });

  it("join by the groups of the catalogue, pictures of pages by their resolution", async () => {
    const [page] = (await fixturesOf(1)("plain")).pages;
    if (page === undefined) throw new Error("it has pages");
    const scanned = [{ ...page, raster: { dpi: 150, skew: 0, noise: 0 } }];
    expect(["long", "columns", "script-thai", "picture"].map((name) => groupOf({ name, pages: [page] }))).toEqual([
      "text",
      "order",
      "scripts",
      undefined,
    ]);
    expect(groupOf({ name: "scan-150", pages: scanned })).toBe("raster-150-dpi");
    expect(groupOf({ name: "scan-thai", pages: scanned })).toBe("scripts-raster");
    expect(groupOf({ name: "a-new-one", pages: [] })).toBe("a-new-one");
  });
});
