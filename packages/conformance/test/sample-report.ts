/** A small report with everything that a report can say, always the same; and the traffic behind it. */
import { type Evidence, type Report, type Result, sealed } from "@ocr/conformance";

const result = (id: string, clause: string, title: string, more: Partial<Result> = {}): Result => ({
  id,
  clause,
  level: "MUST",
  profile: id.split(".")[0] as Result["profile"],
  title,
  status: "pass",
  milliseconds: 4,
  ...more,
});

const results: ReadonlyArray<Result> = [
  result("contract.response-schema", "RES-1", "The response fits the frozen schema", { milliseconds: 1234 }),
  result("contract.same-twice", "RES-12", "The same question twice gets the same text", {
    level: "SHOULD",
    status: "warn",
    reason: "page 0 reads differently the second time",
  }),
  result("pages.range", "PAG-5", "A range includes its end", {
    status: "fail",
    reason: 'pages "0-1" gave [0], not [0,1]\n<b>& "more" | `code` of the subject</b> \u0007',
  }),
  result("pages.backward", "PAG-6", "A range that runs backwards is refused", {
    unobserved: ["whether the vendor was asked"],
  }),
  result("tables.markdown", "TAB-1", "Tables come as Markdown", {
    status: "not-applicable",
    reason: "tables is not claimed",
  }),
  result("resilience.timeout", "RSL-5", "A silent upstream ends in a timeout", {
    status: "could-not-run",
    reason: "faults cannot be injected into this subject",
  }),
  result("errors.new", "ERR-1", "A check that is newer than the set", {
    status: "fail",
    reason: "a new promise",
    provisional: true,
  }),
];

const judged: Report = {
  format: "ocr-conformance/1",
  spec: "ocr/1",
  suite: "1.2.3",
  subject: "acme <ocr>",
  kind: "url",
  requirements: "ocr-1.0",
  seed: 7,
  normaliser: "1",
  lock: "ab".repeat(32),
  selection: { profiles: ["contract", "pages", "resilience", "errors"] },
  profiles: ["contract", "pages", "resilience", "errors"],
  outcome: "nonconformant",
  outcomes: { contract: "conformant", pages: "nonconformant", resilience: "incomplete", errors: "incomplete" },
  counts: { pass: 2, fail: 2, warn: 1, "not-applicable": 1, "could-not-run": 1, "suite-error": 0 },
  milliseconds: 2345,
  results,
  scores: [
    { metric: "character-error-rate", group: "text", n: 6630, value: 0.0123, low: 0.0098, high: 0.0171 },
    { metric: "word-f1", group: "text", n: 1119, value: 0.99999, low: 0.97, high: 1 },
  ],
  spent: { pages: 12, usd: 0.012 },
  output: "listening on 8080\n<b>out of memory</b>",
};

/** The report. */
export const sampleReport = sealed(judged, {
  command: "ocr-conformance --url http://localhost:8080/v1/ocr --key-variable OCR_KEY",
  date: "2026-11-20T09:30:00.000Z",
});

/** What stands behind the check that failed. */
export const sampleEvidence: Evidence = {
  traffic: new Map([
    [
      "pages.range",
      [
        {
          request: { document: { document_url: "data:application/pdf;base64,… (4.7 kB)" }, pages: "0-1" },
          body: { pages: [{ index: 0, markdown: "</pre><script>alert(1)</script>" }] },
          calls: [{ atMs: 0, struck: false }],
        },
        { fixture: "single", request: {}, failure: { status: 503, message: "busy" } },
      ],
    ],
  ]),
  readings: new Map(),
  secrets: [],
  spent: { pages: 12, usd: 0.012 },
};
