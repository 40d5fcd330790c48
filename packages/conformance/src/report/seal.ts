/** Closes a report: who ran it, when, and a hash over all of it. */
import { createHash } from "node:crypto";
import { redactedText } from "./redact.ts";
import type { Report } from "./report.ts";

/** The one JSON text of a value: keys in order, no spaces, nothing that JSON does not know. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonicalJson(entry)}`).join(",")}}`;
};

/** SHA-256 over the canonical JSON of a report without its own hash, in hexadecimal digits. */
export const hashOf = (report: Report): string => {
  const { hash: _, ...rest } = report;
  return createHash("sha256").update(canonicalJson(rest)).digest("hex");
};

/** What only the caller of a run knows. */
export interface Seal {
  /** The words that run the suite on this subject, without seed and selection. No credentials. */
  readonly command: string;
  /** When the run began, in ISO 8601. */
  readonly date: string;
}

/** The report with its seal and its hash. The hash shows that a report was changed by mistake; it is no signature. */
export const sealed = (report: Report, { command, date }: Seal): Report => {
  // An address may hold a name and a password.
  const whole = { ...report, subject: redactedText(report.subject), command: redactedText(command), date };
  return { ...whole, hash: hashOf(whole) };
};
