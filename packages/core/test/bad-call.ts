/** Calls that are written wrong: options in the wrong place, a provider that is none, a forgotten await. */
import { createOcr, type ProcessOptions } from "@ocr/core";
import { pdf } from "./echo.ts";
import { acme, ask, type BadInput, wrong } from "./wrong.ts";

/** The wrong calls. */
export const badCalls: ReadonlyArray<BadInput> = [
  wrong(
    "an option in our own way of writing",
    '{ document, tableFormat: "html" }',
    ask({ document: pdf, tableFormat: "html" }),
    'unknown option "tableFormat"; the request calls it table_format',
  ),
  wrong(
    "an option of the call inside the request",
    "{ document, timeoutMs: 60_000 }",
    ask({ document: pdf, timeoutMs: 60_000 }),
    'unknown option "timeoutMs"; it belongs to the second argument',
  ),
  wrong(
    "an option of the request beside it",
    'process({ document }, { table_format: "html" })',
    ask({ document: pdf }, { table_format: "html" } as ProcessOptions),
    'unknown option "table_format" of the call; it belongs to the request, as table_format',
  ),
  wrong(
    "an option of the call that does not exist",
    "process({ document }, { maxCost: 1 })",
    ask({ document: pdf }, { maxCost: 1 } as ProcessOptions),
    'unknown option "maxCost" of the call',
  ),
  wrong(
    "a provider that was not called",
    "createOcr({ provider: local })",
    async () => createOcr({ provider: (() => acme) as never }),
    "provider: must be a provider; it is a function: call it, as in local()",
  ),
  wrong(
    "no provider",
    "createOcr({})",
    async () => createOcr({} as never),
    "provider: must be a provider, such as local()",
  ),
  wrong(
    "a document without await",
    '{ document: fileDocument("scan.pdf") }',
    ask({ document: Promise.resolve(pdf) }),
    "document: it is a promise; write await before it",
  ),
];
