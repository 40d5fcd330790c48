/** A client of a fake of Foundry, for tests. */
import { createOcr } from "@ocr/core";
import { type FakeFoundryOptions, fakeFoundry, makeDocument } from "@ocr/fakes";
import { azure, type AzureOptions } from "@ocr/provider-azure";
import { onTestFinished } from "vitest";

/** A fake, a client of it, and what was sent. */
export const startFoundry = async (options: FakeFoundryOptions = {}, more: AzureOptions = {}) => {
  const fake = await fakeFoundry(options);
  onTestFinished(fake.close);
  const ocr = createOcr({
    provider: azure({ endpoint: fake.url, apiKey: fake.apiKey, ...more }),
    patience: { baseDelayMs: 1, attempts: 3 },
  });
  const sent = (i: number) => JSON.parse(new TextDecoder().decode(fake.requests[i]?.body)) as Record<string, unknown>;
  return { fake, ocr, sent };
};

/** A PDF of two pages. */
export const twoPages = { bytes: await makeDocument({ seed: 3, pages: 2 }) };
