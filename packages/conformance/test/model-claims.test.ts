/** Models of one provider differ: the judge holds each to its own claims. */
import { judge, providerSubject, referenceBackend, referenceProvider } from "@ocr/conformance";
import { describe, expect, it } from "vitest";

const provider = {
  ...referenceProvider,
  models: { "reference-1": {}, "reference-0": { capabilities: { blocks: false, confidences: [] } } },
} satisfies typeof referenceProvider;

const checks = ["blocks.present", "confidence.words", "refusals.unclaimed-word-confidence", "pages.all"];

const statuses = async (model?: string) => {
  const subject = providerSubject({ provider, upstream: referenceBackend, ...(model === undefined ? {} : { model }) });
  const { results } = await judge(subject, { checks });
  return Object.fromEntries(results.map(({ id, status }) => [id, status]));
};

describe("claims of a model", () => {
  it("are the provider's where the model says nothing, also for the first model by default", async () => {
    const full = {
      "blocks.present": "pass",
      "confidence.words": "pass",
      "refusals.unclaimed-word-confidence": "not-applicable",
      "pages.all": "pass",
    };
    expect(await statuses("reference-1")).toEqual(full);
    expect(await statuses()).toEqual(full);
  });

  it("stand above the provider's: what the model cannot do is not examined, but has to be refused", async () => {
    expect(await statuses("reference-0")).toEqual({
      "blocks.present": "not-applicable",
      "confidence.words": "not-applicable",
      "refusals.unclaimed-word-confidence": "pass",
      "pages.all": "pass",
    });
  });
});
