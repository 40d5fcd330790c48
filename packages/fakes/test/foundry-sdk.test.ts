/** The vendor's own client for Azure, unmodified, against the fake of Foundry. */
import { Ocr } from "@mistralai/mistralai-azure/sdk/ocr.js";
import { type FakeFoundryOptions, fakeFoundry, makeDocument, truthOf } from "@ocr/fakes";
import { describe, expect, it, onTestFinished } from "vitest";

const started = async (options: FakeFoundryOptions = {}) => {
  const fake = await fakeFoundry(options);
  onTestFinished(fake.close);
  const client = (apiKey: string) => new Ocr({ apiKey, serverURL: fake.url });
  return { fake, client, sdk: client(fake.apiKey) };
};

const bytes = await makeDocument({ seed: 8, pages: 2 });
const document = {
  type: "document_url" as const,
  documentUrl: `data:application/pdf;base64,${Buffer.from(bytes).toString("base64")}`,
};

describe("the vendor's client for Azure, unmodified", () => {
  it("reads a document with the options of its own schema", async () => {
    const { fake, sdk } = await started();
    const reply = await sdk.process({
      model: "mistral-ocr-4-0",
      document,
      pages: "1",
      tableFormat: "html",
      extractFooter: true,
      confidenceScoresGranularity: "word",
    });
    const truth = await truthOf(bytes);
    expect(reply.pages.map(({ footer, index }) => [index, footer])).toEqual([[1, truth?.pages[1]?.footer?.text]]);
    expect(reply.pages[0]?.tables?.[0]?.format).toBe("html");
    expect(fake.requests[0]?.path).toBe("/providers/mistral/azure/ocr");
    expect(fake.billedPages).toEqual({ plain: 1, annotated: 0 });
  });

  it("is told of options that a model does not know, of a wrong key, and of a wrong model", async () => {
    const { client, sdk } = await started();
    await expect(
      sdk.process({ model: "mistral-document-ai-2505", document, tableFormat: "html" }),
    ).rejects.toMatchObject({ statusCode: 422, body: expect.stringContaining("extra_forbidden") as string });
    await expect(client("wrong").process({ model: "mistral-ocr-4-0", document })).rejects.toMatchObject({
      statusCode: 401,
    });
    await expect(sdk.process({ model: "nothing", document })).rejects.toMatchObject({ statusCode: 404 });
    await expect(
      sdk.process({
        model: "mistral-ocr-4-0",
        document: { type: "document_url", documentUrl: "https://example.com/a.pdf" },
      }),
    ).rejects.toMatchObject({ statusCode: 422 });
  });

  it("is slowed down in the way of Azure", async () => {
    let now = 0;
    const { sdk } = await started({ requestsPerMinute: 1, now: () => now });
    await sdk.process({ model: "mistral-ocr-4-0", document });
    const refused = await sdk.process({ model: "mistral-ocr-4-0", document }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ statusCode: 429 });
    expect((refused as { headers: Headers }).headers.get("retry-after")).toBe("60");
    now = 60_000;
    await sdk.process({ model: "mistral-ocr-4-0", document });
  });
});
