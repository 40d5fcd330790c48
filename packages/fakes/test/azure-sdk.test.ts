import client, {
  getLongRunningPoller,
  isUnexpected,
  parseResultIdFromResponse,
} from "@azure-rest/ai-document-intelligence";
import type { AnalyzeOperationOutput } from "@azure-rest/ai-document-intelligence";
import { fakeDocumentIntelligence, makeDocument, truthOf } from "@ocr/fakes";
import { describe, expect, it, onTestFinished } from "vitest";

const started = async (options: Parameters<typeof fakeDocumentIntelligence>[0] = {}) => {
  const fake = await fakeDocumentIntelligence(options);
  onTestFinished(fake.close);
  const sdk = client(fake.url, { key: fake.apiKey }, { allowInsecureConnection: true });
  return { fake, sdk };
};

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

describe("the vendor's own client, unmodified", () => {
  it("analyses a document, polls, and gets the pages of its truth", async () => {
    const { fake, sdk } = await started({ polls: { running: 1, ended: 3 } });
    const bytes = await makeDocument({ seed: 5, pages: 2 });
    const first = await sdk.path("/documentModels/{modelId}:analyze", "prebuilt-layout").post({
      contentType: "application/json",
      body: { base64Source: base64(bytes) },
      queryParameters: { outputContentFormat: "markdown", features: ["formulas"], stringIndexType: "utf16CodeUnit" },
    });
    if (isUnexpected(first)) throw new Error(JSON.stringify(first.body));
    const poller = getLongRunningPoller(sdk, first, { intervalInMs: 1 });
    const { body } = await poller.pollUntilDone();
    const { analyzeResult: result } = body as AnalyzeOperationOutput;
    const truth = await truthOf(bytes);
    expect(result?.pages.map(({ pageNumber, unit, width }) => ({ pageNumber, unit, width }))).toEqual([
      { pageNumber: 1, unit: "inch", width: 8.5 },
      { pageNumber: 2, unit: "inch", width: 8.5 },
    ]);
    const printed = (truth?.pages ?? []).flatMap(({ header }) => header?.words.map(({ text }) => text) ?? []);
    for (const word of printed) expect(result?.content).toContain(word);
    for (const { words = [] } of result?.pages ?? [])
      for (const { content, span } of words)
        expect(result?.content.slice(span.offset, span.offset + span.length)).toBe(content);
    for (const { spans } of result?.tables ?? []) {
      const [span = { offset: 0, length: 0 }] = spans;
      expect(result?.content.slice(span.offset, span.offset + span.length)).toMatch(/^<table>[^]*<\/table>$/);
    }
    expect(fake.billedPages).toBe(2);
  });

  it("gets the picture of a figure, deletes the result, and then finds nothing", async () => {
    const { fake, sdk } = await started();
    const bytes = await makeDocument({ seed: 6 });
    const first = await sdk.path("/documentModels/{modelId}:analyze", "prebuilt-layout").post({
      contentType: "application/pdf",
      body: bytes,
      queryParameters: { output: ["figures"] },
    } as never);
    if (isUnexpected(first)) throw new Error(JSON.stringify(first.body));
    await getLongRunningPoller(sdk, first, { intervalInMs: 1 }).pollUntilDone();
    const id = parseResultIdFromResponse(first);
    const figure = await sdk
      .path("/documentModels/{modelId}/analyzeResults/{resultId}/figures/{figureId}", "prebuilt-layout", id, "1.1")
      .get()
      .asNodeStream();
    expect(figure.headers["content-type"]).toBe("image/png");
    const path = "/documentModels/{modelId}/analyzeResults/{resultId}" as const;
    expect((await sdk.path(path, "prebuilt-layout", id).delete()).status).toBe("204");
    expect(fake.results).toBe(0);
    const gone = await sdk.path(path, "prebuilt-layout", id).get();
    expect(isUnexpected(gone) && gone.body.error.innererror?.code).toBe("OperationNotFound");
  });

  it.each([
    ["an unknown model", "no-such-model", {}, "404", "ModelNotFound"],
    ["pages that are none", "prebuilt-read", { pages: "1-" }, "400", "InvalidParameter"],
    ["a feature that is none", "prebuilt-read", { features: ["magic"] }, "400", "InvalidParameter"],
    [
      "Markdown from a model without it",
      "prebuilt-read",
      { outputContentFormat: "markdown" },
      "400",
      "InvalidParameter",
    ],
  ] as const)("is told of %s", async (_, model, queryParameters, status, code) => {
    const { sdk } = await started();
    const reply = await sdk.path("/documentModels/{modelId}:analyze", model).post({
      contentType: "application/json",
      body: { base64Source: base64(await makeDocument({ seed: 1 })) },
      queryParameters: queryParameters as never,
    });
    expect(reply.status).toBe(status);
    expect(isUnexpected(reply) && reply.body.error.innererror?.code).toBe(code);
  });

  it("is told of a wrong key", async () => {
    const { fake } = await started();
    const sdk = client(fake.url, { key: "wrong" }, { allowInsecureConnection: true });
    const reply = await sdk.path("/documentModels/{modelId}:analyze", "prebuilt-read").post({
      contentType: "application/json",
      body: { base64Source: "AAAA" },
    });
    expect(isUnexpected(reply) && [reply.status, reply.body.error.code]).toEqual(["401", "401"]);
  });

  it("sees an analysis fail late", async () => {
    const failure = { code: "InternalServerError", message: "An unexpected error occurred." };
    const { sdk } = await started({ end: "failed", failure });
    const first = await sdk.path("/documentModels/{modelId}:analyze", "prebuilt-read").post({
      contentType: "application/json",
      body: { base64Source: base64(await makeDocument({ seed: 1 })) },
    });
    if (isUnexpected(first)) throw new Error(JSON.stringify(first.body));
    await expect(getLongRunningPoller(sdk, first, { intervalInMs: 1 }).pollUntilDone()).rejects.toThrow(
      /unexpected error/,
    );
  });
});
