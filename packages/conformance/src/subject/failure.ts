/** An error of the framework, or any other, as a failure of the judge's own. */
import { inspect } from "node:util";
import { isOcrError } from "@ocr/core";
import type { Failure } from "../subject.ts";

/** Everything that a careless log would show: message, fields, causes, stack, and what the usual ways of writing make of it. */
const textOf = (error: unknown): string => {
  const parts: Array<string> = [];
  const seen = new Set<unknown>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) {
      parts.push(String(value));
      return;
    }
    seen.add(value);
    if (value instanceof Error) parts.push(`${value.name}: ${value.message}`, value.stack ?? "");
    for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key]);
    if (value instanceof Error && value.cause !== undefined) walk(value.cause);
  };
  walk(error);
  return [...parts, writtenOf(error)].join("\n");
};

/** A value as `JSON.stringify` and as Node's console write it. */
export const writtenOf = (value: unknown): string => {
  const inspected = inspect(value, { depth: 8, maxStringLength: null, maxArrayLength: 1000 });
  try {
    return `${JSON.stringify(value)}\n${inspected}`;
  } catch {
    // What refers to itself has no JSON.
    return inspected;
  }
};

/** Makes a failure of whatever was thrown. */
export const failureOf = (error: unknown): Failure => {
  const text = textOf(error);
  if (!isOcrError(error))
    return { name: error instanceof Error ? error.name : typeof error, message: String(error), text };
  const { cause, message, name, provider, reason, requestId, retryable, retryAfterMs, status } = error;
  const known = { provider, status, requestId, retryAfterMs, cause };
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { reason, name, message, retryable, text, ...given };
};
