/** What callers hand in: the wire's request, with the document also as bytes; and our own options beside it. */
import * as z from "zod";
import { Document, OcrRequest } from "./contract/request.ts";
import { OcrError } from "./error.ts";
import type { OcrEvent } from "./events.ts";
import type { Patience } from "./resilience/patience.ts";

/** A document in memory: our own fourth form beside the three of the wire. `fileDocument` makes one. */
export interface BytesDocument {
  readonly bytes: Uint8Array;
  /** Told by the content when left out. */
  readonly mediaType?: string;
  /** File name, for people and for formats that the content cannot tell. */
  readonly name?: string;
}

/** The request as `process` takes it: the JSON of `POST /v1/ocr`, and a document that may also be bytes. */
export type OcrInput = Omit<OcrRequest, "document"> & { readonly document: OcrRequest["document"] | BytesDocument };

/** Our own options of one call. */
export interface ProcessOptions {
  /** Stops the call; it then rejects with reason `Aborted`. */
  readonly signal?: AbortSignal;
  /** Limit of one attempt at a provider, in milliseconds. */
  readonly timeoutMs?: number;
  /** How providers are waited for and tried again, where it differs from the client's. */
  readonly patience?: Partial<Patience>;
  /** The call is refused with `BudgetExceeded` before it costs more, in US dollars, or when its cost cannot be known. */
  readonly maxCostUsd?: number;
  /** Labels for the ledger, such as `{ user: "ann" }`. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Options that only the vendor knows; sent as they are, or refused when the provider takes none. */
  readonly vendor?: Readonly<Record<string, unknown>>;
  /** Told what happens: pages, attempts, retries, the end. No contents, no secrets. */
  readonly onEvent?: (event: OcrEvent) => void;
}

const isBytesDocument = (value: unknown): value is BytesDocument =>
  typeof value === "object" && value !== null && (value as { bytes?: unknown }).bytes instanceof Uint8Array;

const Input = OcrRequest.extend({ document: z.union([z.custom<BytesDocument>(isBytesDocument), Document]) });

const pathOf = (path: ReadonlyArray<PropertyKey>) => (path.length === 0 ? "request" : path.map(String).join("."));

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "an object",
  record: "an object",
  string: "a text",
};

/** What a value must be, in words of our own: those of the checking library change with its versions. */
const demandOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "invalid_type") return `must be ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value")
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(" or ")}`;
  if (issue.code !== "too_small") return issue.message;
  return issue.origin === "string" ? "must not be empty" : `must be ${issue.minimum} or more`;
};

/** Our own options of one call, by name. */
const ownOptions: Readonly<Record<keyof ProcessOptions, true>> = {
  signal: true,
  timeoutMs: true,
  patience: true,
  maxCostUsd: true,
  tags: true,
  vendor: true,
  onEvent: true,
};

const wireName = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** An option that the request does not have, and where it belongs if it is one of ours. */
const unknownOption = (key: string): string => {
  if (Object.hasOwn(ownOptions, key)) return `unknown option "${key}"; it belongs to the second argument`;
  const known = wireName(key) in OcrRequest.shape;
  return known ? `unknown option "${key}"; the request calls it ${wireName(key)}` : `unknown option "${key}"`;
};

/** A union says only that nothing fitted; the useful sentence is what may stand there. */
const describe = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys" && issue.path.length === 0) return issue.keys.map(unknownOption).join(", ");
  if (issue.code === "unrecognized_keys") return `unknown option ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  if (issue.path.length === 1 && issue.path[0] === "document")
    return "document: give exactly one of document_url, image_url, file_id or bytes, as a non-empty value";
  if (issue.path.length === 1 && issue.path[0] === "pages")
    return 'pages: must be a number, a text such as "0-2", or a list of them';
  return `${pathOf(issue.path)}: ${demandOf(issue)}`;
};

/** Checks the options of one call. Throws `InvalidRequest` at one that is not ours: a misspelt limit would be no limit. */
export const checkOptions = (options: object): void => {
  const unknown = Object.keys(options).find((key) => !Object.hasOwn(ownOptions, key));
  if (unknown === undefined) return;
  const hint = wireName(unknown) in OcrRequest.shape ? `; it belongs to the request, as ${wireName(unknown)}` : "";
  throw new OcrError({ reason: "InvalidRequest", message: `unknown option "${unknown}" of the call${hint}` });
};

const isPending = (input: unknown): boolean =>
  typeof input === "object" && input !== null && "document" in input && input.document instanceof Promise;

const documentKeys = ["document_url", "image_url", "file_id", "bytes"] as const;

/** Checks what a caller handed in. Throws `InvalidRequest` that names each field that does not fit. */
export const parseInput = (input: unknown): z.output<typeof Input> => {
  if (isPending(input))
    throw new OcrError({ reason: "InvalidRequest", message: "document: it is a promise; write await before it" });
  const result = Input.safeParse(input);
  if (!result.success) {
    const message = [...new Set(result.error.issues.map(describe))].join("; ");
    throw new OcrError({ reason: "InvalidRequest", message, cause: result.error });
  }
  const { document, document_annotation_format, document_annotation_prompt } = result.data;
  const given = documentKeys.filter((key) => key in document);
  if (given.length > 1)
    throw new OcrError({ reason: "InvalidRequest", message: `document: ${given.join(" and ")} are given; choose one` });
  if (document_annotation_prompt && !document_annotation_format) {
    throw new OcrError({
      reason: "InvalidRequest",
      message: "document_annotation_prompt needs a document_annotation_format",
    });
  }
  return result.data;
};
