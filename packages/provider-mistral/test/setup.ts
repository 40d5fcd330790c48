/** What the tests of this package share: a fake, a client of it, and documents. */
import { createOcr, isOcrError, type OcrClient, type OcrError, type OcrOptions } from "@ocr/core";
import { type FakeMistral, fakeMistral, type FakeMistralOptions, makeDocument } from "@ocr/fakes";
import { mistral, type MistralOptions } from "@ocr/provider-mistral";
import { onTestFinished } from "vitest";

/** A key that must never be seen anywhere but in the header. */
export const secret = "sk-mistral-0123456789abcdef-secret";

/** Starts a fake that takes {@link secret}. */
export const startFake = async (options: FakeMistralOptions = {}): Promise<FakeMistral> => {
  const fake = await fakeMistral({ apiKey: secret, ...options });
  onTestFinished(() => fake.close());
  return fake;
};

/** A client of a fake, without retries unless asked for. */
export const clientOf = (
  fake: { readonly url: string },
  options: MistralOptions = {},
  more: Partial<OcrOptions> = {},
): OcrClient =>
  createOcr({
    provider: mistral({ baseURL: fake.url, apiKey: secret, ...options }),
    patience: { attempts: 1 },
    ...more,
  });

/** The error that a call fails with. */
export const failureOf = async (run: Promise<unknown>): Promise<OcrError> => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

/** A document of three pages. */
export const pdf = await makeDocument({ seed: 21, pages: 3 });

/** A data URI. */
export const uri = (type: string, bytes: Uint8Array): string =>
  `data:${type};base64,${Buffer.from(bytes).toString("base64")}`;

/** The bodies of the requests for OCR that came to a fake. */
export const ocrBodies = (fake: FakeMistral): ReadonlyArray<Record<string, unknown>> =>
  fake.requests
    .filter(({ path }) => path === "/v1/ocr")
    .map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>);
