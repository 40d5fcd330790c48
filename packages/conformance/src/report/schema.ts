/** The JSON Schema of a report (draft 2020-12). It is frozen with the format's name: what is added is optional. */
import { profiles } from "../profile.ts";
import { exitCodes } from "./report.ts";
import { statusOrder } from "./wording.ts";

const text = { type: "string" } as const;
const count = { type: "integer", minimum: 0 } as const;
const number = { type: "number" } as const;
const hash = { type: "string", pattern: "^[0-9a-f]{64}$" } as const;
const texts = { type: "array", items: text } as const;
const outcome = { enum: Object.keys(exitCodes) } as const;
const profile = { enum: [...profiles] } as const;
const level = { enum: ["MUST", "SHOULD"] } as const;

/** An object that has all of `required`, may have all of `optional`, and nothing else. */
const record = (required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) => ({
  type: "object",
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
});

const result = record(
  {
    id: { type: "string", pattern: "^[a-z]+\\.[a-z0-9-]+$" },
    clause: { type: "string", pattern: "^[A-Z]{3}-[0-9]+$" },
    level,
    profile,
    title: text,
    status: { enum: [...statusOrder] },
    milliseconds: count,
  },
  { reason: text, unobserved: texts, provisional: { const: true } },
);

const score = record({ metric: text, group: text, n: count, value: number, low: number, high: number });

/**
 * The JSON Schema of a report.
 *
 * @example
 * ```ts
 * import { reportSchema } from "@ocr/conformance";
 *
 * console.log(reportSchema.$schema); // "https://json-schema.org/draft/2020-12/schema"
 * ```
 */
export const reportSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "Report of an OCR conformance run",
  ...record(
    {
      format: { const: "ocr-conformance/1" },
      spec: { const: "ocr/1" },
      suite: text,
      subject: text,
      kind: text,
      seed: count,
      normaliser: text,
      selection: record({}, { profiles: { type: "array", items: profile }, checks: texts }),
      profiles: { type: "array", items: profile, uniqueItems: true },
      outcome,
      outcomes: { type: "object", propertyNames: profile, additionalProperties: outcome },
      counts: record(Object.fromEntries(statusOrder.map((status) => [status, count]))),
      milliseconds: count,
      results: { type: "array", items: result },
    },
    {
      requirements: text,
      lock: hash,
      scores: { type: "array", items: score },
      spent: record({ pages: count }, { usd: { type: "number", minimum: 0 } }),
      output: text,
      command: text,
      date: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$" },
      hash,
    },
  ),
} as const;
