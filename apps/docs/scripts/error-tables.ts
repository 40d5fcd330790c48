/** The tables of the error reference, made of the code: what each reason means for a retry, and what becomes of a status. */
import { OcrError, reasons } from "@ocr/core";
import { errorFromResponse } from "@ocr/core/provider";
import { isFinal } from "../../../packages/core/src/routing/verdict.ts";
import { tableOf } from "./markdown-table.ts";

const link = (reason: string): string => `[\`${reason}\`](#${reason.toLowerCase()})`;

/** All reasons: whether core tries again by itself, and whether a router asks somebody else. */
export const reasonTable = (): string =>
  tableOf(
    ["reason", "tried again", "a router asks the next one"],
    reasons.map((reason) => {
      const error = new OcrError({ reason, message: "" });
      // What a reply that cannot be read deserves is decided where it is read.
      const again = reason === "ResponseInvalid" ? "it depends" : error.retryable ? "yes" : "no";
      return [link(reason), again, isFinal(error) ? "no" : "yes"];
    }),
  );

const verdictOf = async (status: number): Promise<string> => {
  const body = status === 304 ? null : "{}";
  const { reason, retryable } = await errorFromResponse("vendor", new Response(body, { status }));
  return `${reason} ${retryable ? "yes" : "no"}`;
};

/** What becomes of the statuses that vendors answer with; those of a hundred that behave alike share a row. */
export const statusTable = async (): Promise<string> => {
  const rows = new Map<string, Array<string>>();
  const add = (verdict: string, what: string) => rows.set(verdict, [...(rows.get(verdict) ?? []), what]);
  const others: Array<readonly [string, string]> = [];
  for (const hundred of [400, 500, 300]) {
    const usual = await verdictOf(hundred + 99);
    let exceptions = 0;
    for (let status = hundred; status < hundred + 99; status += 1) {
      const verdict = await verdictOf(status);
      if (verdict === usual) continue;
      add(verdict, String(status));
      exceptions += 1;
    }
    others.push([usual, `${exceptions > 0 ? "any other " : ""}${hundred / 100}xx`]);
  }
  for (const [verdict, what] of others) add(verdict, what);
  return tableOf(
    ["the vendor answers", "reason", "tried again"],
    [...rows].map(([verdict, statuses]) => {
      const [reason = "", again = ""] = verdict.split(" ");
      return [statuses.join(", "), link(reason), again];
    }),
  );
};
