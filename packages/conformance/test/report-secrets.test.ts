/** Nothing that a report shows holds a credential or the bytes of a document. */
import {
  Broken,
  type Check,
  evidenceLog,
  judge,
  referenceKey,
  referenceSubject,
  renderReport,
  reportFormats,
  sealed,
} from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { sampleReport } from "./sample-report.ts";
import { redacted, redactedText } from "../src/report/redact.ts";

describe("redaction", () => {
  it("cuts keys that were seen, also when they are a part of another word or of a URL", () => {
    expect(redactedText("key=sk-a/b+c; again sk-a%2Fb%2Bc", ["sk-a/b+c"])).toBe("key=[redacted]; again [redacted]");
    expect(redactedText("sk-12345 and sk-1234", ["sk-1234", "sk-12345"])).toBe("[redacted] and [redacted]");
  });

  it("cuts what is named like a credential, though nobody told it", () => {
    expect(redactedText("Authorization: Bearer abc.def-123")).toBe("Authorization: Bearer [redacted]");
    expect(
      redacted({ headers: { Authorization: "Basic dXNlcg==", "X-Api-Key": "k", "api-key": "k2", accept: "a/b" } }),
    ).toEqual({
      headers: { Authorization: "[redacted]", "X-Api-Key": "[redacted]", "api-key": "[redacted]", accept: "a/b" },
    });
  });

  it("cuts what stands in addresses", () => {
    expect(redactedText("https://me:pass@ocr.example.com/v1?api-key=abc&page=1")).toBe(
      "https://[redacted]@ocr.example.com/v1?api-key=[redacted]&page=1",
    );
    expect(redactedText("https://store.example.com/a.pdf?sig=a%2Fb;")).toBe(
      "https://store.example.com/a.pdf?sig=[redacted]",
    );
    const report = sealed(sampleReport, { command: "x --url http://a:b@c/", date: "2026-11-20T09:30:00Z" });
    expect(report.command).toBe("x --url http://[redacted]@c/");
  });

  it("ends with values that were made to break programs", () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`);
    expect(JSON.stringify(redacted(deep)).length).toBeLessThan(1000);
  });

  it("leaves plain words alone", () => {
    const text = "The token was not sent; Bearer is a word. pages 0-1, €1,204.50";
    expect(redactedText(text, ["", "a", "0-1"])).toBe(text);
    expect(redacted([1, null, true, { pages: [0, 2] }])).toEqual([1, null, true, { pages: [0, 2] }]);
  });

  it("shortens data URIs and long base64, and says how much it was", () => {
    const payload = Buffer.alloc(3000, 7).toString("base64");
    expect(redactedText(`data:application/pdf;base64,${payload}`)).toBe("data:application/pdf;base64,… (2.9 kB)");
    expect(redactedText(`image ${payload} end`)).toBe("image … (2.9 kB of base64) end");
  });
});

describe("evidence", () => {
  it("outlives bodies that are no responses, and keeps them for the check that failed", async () => {
    const subject = referenceSubject();
    const odd = { ...subject, ask: async () => ({ body: { pages: [null, 3], usage_info: "x" }, secrets: [] }) };
    const evidence = evidenceLog();
    const report = await judge(odd, { checks: ["pages.range"], evidence });
    expect(report.results.map(({ status }) => status)).toEqual(["fail"]);
    expect(evidence.readings.size).toBe(0);
    expect(evidence.traffic.get("pages.range")?.[0]).toMatchObject({ body: { pages: [null, 3] } });
    expect(renderReport("html", report, evidence)).toContain("does not fit the schema");
  });

  it("counts each answer once", async () => {
    const evidence = evidenceLog();
    const options = { checks: ["usage.all-pages", "pages.all", "usage.size"], evidence };
    const { results, spent } = await judge(referenceSubject(), options);
    expect(results).toHaveLength(3);
    const pages = [...evidence.readings.values()].reduce((sum, { fixture }) => sum + fixture.pages.length, 0);
    expect(spent?.pages).toBe(pages);
  });
});

describe("reports", () => {
  it("hold no credential, even of a subject that tells it everywhere", async () => {
    const subject = referenceSubject();
    const gossip: typeof subject = {
      ...subject,
      ask: async (request, options) => {
        const answer = await subject.ask(request, options);
        const body = { ...(answer.body as object), seen: `the key is ${referenceKey}`, [referenceKey]: 1 };
        return { ...answer, body };
      },
    };
    const check: Check = {
      id: "contract.gossip",
      clause: "RES-1",
      level: "MUST",
      profile: "contract",
      title: "made up",
      run: async (context) => {
        const answer = await context.ask("single", { include_image_base64: true });
        throw new Broken(JSON.stringify(answer.body).slice(0, 100_000));
      },
    };
    const evidence = evidenceLog();
    const report = sealed(await judge(gossip, { registry: [check], evidence }), {
      command: "c",
      date: "2026-11-20T09:30:00Z",
    });
    expect(evidence.secrets).toContain(referenceKey);
    expect(report.results[0]?.reason).toContain("the key is [redacted]");
    for (const format of reportFormats) {
      const text = renderReport(format, report, evidence);
      expect(text).not.toContain(referenceKey);
      // The bytes of the document that was asked about.
      expect(text).not.toContain(Buffer.from("%PDF-1.").toString("base64").slice(0, 8));
    }
  });
});
