/** JUnit as a common parser reads it. */
import { judge, mutants, referenceSubject, renderReport } from "@ocr/conformance";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { sampleReport } from "./sample-report.ts";

interface Case {
  readonly "@name": string;
  readonly "@time": string;
  readonly failure?: { readonly "@message": string; readonly "@type": string; readonly "#text": string };
  readonly error?: { readonly "@type": string };
  readonly skipped?: { readonly "@message": string };
  readonly "system-out"?: string;
}

interface Suite {
  readonly "@name": string;
  readonly "@tests": string;
  readonly "@failures": string;
  readonly "@errors": string;
  readonly "@skipped": string;
  readonly testcase: ReadonlyArray<Case>;
}

const parse = (xml: string): ReadonlyArray<Suite> => {
  expect(XMLValidator.validate(xml)).toBe(true);
  const lists = new Set(["testsuite", "testcase", "property"]);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    isArray: (name) => lists.has(name),
  });
  const { testsuites } = parser.parse(xml) as { readonly testsuites: { readonly testsuite: ReadonlyArray<Suite> } };
  return testsuites.testsuite;
};

describe("junit", () => {
  const suites = parse(renderReport("junit", sampleReport));
  const caseOf = (id: string) => suites.flatMap((suite) => suite.testcase).find((found) => found["@name"] === id);

  it("has a suite for each profile, with its counts", () => {
    expect(suites.map((suite) => suite["@name"])).toEqual(
      ["contract", "pages", "tables", "resilience", "errors"].map((name) => `acme <ocr>: ${name}`),
    );
    const pages = suites[1];
    expect([pages?.["@tests"], pages?.["@failures"], pages?.["@errors"], pages?.["@skipped"]]).toEqual([
      "2",
      "1",
      "0",
      "0",
    ]);
  });

  it("tells the statuses in its words", () => {
    expect(caseOf("pages.range")?.failure).toMatchObject({
      "@type": "PAG-5",
      "@message": 'pages "0-1" gave [0], not [0,1]',
    });
    expect(caseOf("pages.range")?.failure?.["#text"]).toContain("--check pages.range --seed 7");
    expect(caseOf("resilience.timeout")?.error?.["@type"]).toBe("could-not-run");
    expect(caseOf("tables.markdown")?.skipped?.["@message"]).toBe("tables is not claimed");
    // What decides nothing does not fail a build.
    expect(caseOf("contract.same-twice")).not.toHaveProperty("failure");
    expect(caseOf("contract.same-twice")?.["system-out"]).toContain("RES-12 SHOULD");
    expect(caseOf("errors.new")).not.toHaveProperty("failure");
  });

  it("can be read whatever a subject answers", async () => {
    const nasty = "]]> <b a='\"'>&amp; \u0000\u001B[31m\uFFFE\uD800 ﷐ \u{1F600}";
    const results = sampleReport.results.map((result) => ({ ...result, reason: nasty }));
    const [, pages] = parse(renderReport("junit", { ...sampleReport, results }));
    expect(pages?.testcase[0]?.failure?.["@message"]).toContain("]]> <b a='\"'>&amp; ��[31m�� ﷐ \u{1F600}");
  });

  it("counts what it holds, for a real run", async () => {
    const mutant = mutants.find(({ kills }) => kills === "pages.range");
    const report = await judge(mutant?.make() ?? referenceSubject(), { checks: ["pages.range", "pages.list"] });
    const found = parse(renderReport("junit", report));
    const failures = found.flatMap((suite) => suite.testcase).filter((one) => one.failure !== undefined);
    expect(failures).toHaveLength(report.counts.fail);
    expect(failures.length).toBeGreaterThan(0);
    expect(found.reduce((sum, suite) => sum + Number(suite["@failures"]), 0)).toBe(failures.length);
  });
});
