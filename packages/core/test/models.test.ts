/** Models of one provider that differ, age and need a key. */
import { createOcr, isOcrError, type Provider } from "@ocr/core";
import { compatible } from "@ocr/core/compatible";
import { defineProvider, keyFor } from "@ocr/core/provider";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, onTestFinished } from "vitest";
import { pdf } from "./echo.ts";

const failureOf = async (run: Promise<unknown>) => {
  const error: unknown = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isOcrError(error)) return error;
  throw new Error("it did not fail with an OcrError", { cause: error });
};

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const reply = JSON.stringify({
  pages: [{ index: 0, markdown: "x", images: [], dimensions: null }],
  model: "m",
  usage_info: { pages_processed: 1 },
});
const read = (provider: Provider, model: string, options: object = {}) =>
  createOcr({ provider, patience: { attempts: 1 } }).process({ document: pdf, model, ...options });

describe("a model that can do less than the others of its provider", () => {
  const provider = defineProvider({
    name: "house",
    models: { whole: {}, half: { capabilities: { confidences: ["page"], header: false, blocks: false } } },
    capabilities: { documents: ["bytes"], pages: "native", confidences: ["page", "block"], header: true, blocks: true },
    process: async () => ({ pages: [{ index: 0, markdown: "" }] }),
  });

  it("is not asked for more, and named in the refusal", async () => {
    const asked = { confidence_scores_granularity: "block", extract_header: true } as const;
    await expect(read(provider, "whole", asked)).resolves.toBeDefined();
    const error = await failureOf(read(provider, "half", asked));
    expect(error).toMatchObject({ reason: "Unsupported", model: "half" });
    expect(error.message).toBe("house with half cannot do extract_header, confidence_scores_granularity block");
  });

  it("warns of what it leaves out", async () => {
    const { meta } = await read(provider, "half", { include_blocks: true });
    expect(meta.warnings[0]?.message).toBe("include_blocks: house with half returns no blocks");
  });
});

describe("a model that grows old", () => {
  const models = {
    gone: { retired: "2020-01-31" },
    going: { deprecated: "2020-01-31", retired: "2999-01-01" },
    new: {},
  };

  it.each([
    ["gone", ["model: gone was retired on 2020-01-31"]],
    ["going", ["model: going is deprecated since 2020-01-31"]],
    ["new", []],
  ])("%s warns: %j", async (model, messages) => {
    const baseURL = await serve((_, response) => response.end(reply));
    const { meta } = await read(compatible({ name: "house", baseURL, models }), model);
    expect(meta.warnings.map(({ message }) => message)).toEqual(messages);
  });

  it("says so when the server no longer knows it", async () => {
    const baseURL = await serve((_, response) => response.writeHead(404).end('{"message":"no such model"}'));
    const error = await failureOf(read(compatible({ name: "house", baseURL, models }), "gone"));
    expect(error.message).toBe("house answered 404: no such model; gone was retired on 2020-01-31");
  });
});

describe("a key", () => {
  afterEach(() => {
    delete process.env["OCR_TEST_KEY"];
  });
  const source = { provider: "house", apiKey: undefined, variable: "OCR_TEST_KEY" };

  it("is read when the call is made", async () => {
    expect((await failureOf(keyFor(source))).message).toBe("house: there is no key; set OCR_TEST_KEY or give apiKey");
    process.env["OCR_TEST_KEY"] = "from-environment\n";
    expect(await keyFor(source)).toBe("from-environment");
    expect(await keyFor({ ...source, apiKey: async () => "from-store" })).toBe("from-store");
  });

  it("that no header can carry is refused without being quoted", async () => {
    const error = await failureOf(keyFor({ ...source, apiKey: "sk-sec\nret" }));
    expect(error.reason).toBe("Unauthorized");
    expect(`${error.message}${String(error.stack)}`).not.toContain("ret,");
    expect(error.message).not.toContain("sk-sec");
  });

  it("that is missing keeps the call at home; one that is wrong is named by its variable", async () => {
    let calls = 0;
    const baseURL = await serve((_, response) => {
      calls += 1;
      response.writeHead(401).end('{"detail":"Unauthorized"}');
    });
    const provider = compatible({ name: "house", baseURL, models: { m: {} }, keyVariable: "OCR_TEST_KEY" });
    expect(await failureOf(read(provider, "m"))).toMatchObject({ reason: "Unauthorized" });
    expect(calls).toBe(0);
    process.env["OCR_TEST_KEY"] = "wrong-key";
    const error = await failureOf(read(provider, "m"));
    expect(error.message).toBe("house answered 401: Unauthorized; check the key of OCR_TEST_KEY");
  });
});

it("a redirect is an error of the vendor that no retry mends", async () => {
  const baseURL = await serve((_, response) => response.writeHead(307, { location: "http://127.0.0.1:9/" }).end());
  const error = await failureOf(read(compatible({ name: "house", baseURL, models: { m: {} } }), "m"));
  expect(error).toMatchObject({ reason: "Upstream", retryable: false, status: 307 });
});
