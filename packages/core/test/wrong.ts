/** A wrong input of a test: how it is written, and the error that a user sees. */
import { createOcr, type OcrInput, type ProcessOptions } from "@ocr/core";
import type { Reason } from "@ocr/core/provider";
import { echo, pages } from "./echo.ts";

/** A wrong input. */
export interface BadInput {
  /** What is wrong, for people. */
  readonly what: string;
  /** How it was written. */
  readonly written: string;
  readonly run: () => Promise<unknown>;
  readonly reason: Reason;
  readonly message: string;
}

/** Remembers whether it was called. */
export const acme = {
  ...echo(() => pages(1), { documents: ["bytes", "url"], mediaTypes: ["application/pdf", "image/*"] }),
  name: "acme",
};
/** Asks the provider, or another one. */
export const ask =
  (input: unknown, options: ProcessOptions = {}, provider: Parameters<typeof createOcr>[0]["provider"] = acme) =>
  () =>
    createOcr({ provider }).process(input as OcrInput, options);

/** Describes one. */
export const wrong = (
  what: string,
  written: string,
  run: () => Promise<unknown>,
  message: string,
  reason: Reason = "InvalidRequest",
): BadInput => ({ what, written, run, message, reason });
