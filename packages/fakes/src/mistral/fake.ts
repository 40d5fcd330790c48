/** A fake of api.mistral.ai: OCR, Files and Batch. */
import { type FakeAnswer, type FakeRequest, jsonOf } from "../server/exchange.ts";
import { startServer } from "../server/server.ts";
import { newJobs } from "./batch.ts";
import { bodyOfStatus, invalid, Refusal } from "./error.ts";
import { filesAnswer } from "./files.ts";
import { pageLimit } from "./limit.ts";
import type { FakeMistral, FakeMistralOptions } from "./options.ts";
import { readDocument } from "./read.ts";
import { signedFile } from "./signed-url.ts";
import { newState } from "./state.ts";

const json = (request: FakeRequest): unknown => {
  try {
    return jsonOf(request);
  } catch {
    throw invalid({ type: "json_invalid", loc: ["body", 0], msg: "JSON decode error" });
  }
};

/**
 * Starts a fake of Mistral on a free port. It reads the documents of `makeDocument` and `makeImage`; other documents are
 * refused. Every option of OCR 4.1 shows in its answers. Close it, or declare it with `await using`.
 *
 * @example
 * ```ts
 * import { fakeMistral, makeDocument } from "@ocr/fakes";
 *
 * await using fake = await fakeMistral();
 * const document_url = `data:application/pdf;base64,${Buffer.from(await makeDocument({ seed: 1 })).toString("base64")}`;
 * const reply = await fetch(`${fake.url}/v1/ocr`, {
 *   method: "POST",
 *   headers: { authorization: `Bearer ${fake.apiKey}`, "content-type": "application/json" },
 *   body: JSON.stringify({ model: "mistral-ocr-latest", document: { document_url } }),
 * });
 * console.log(reply.status, fake.billedPages.plain); // 200 1
 * ```
 */
export const fakeMistral = async (options: FakeMistralOptions = {}): Promise<FakeMistral> => {
  const state = newState(options);
  const jobs = newJobs(state);
  const limit = pageLimit(options.pagesPerMinute ?? 6000, state.now);
  const apiKey = options.apiKey ?? "fake-mistral-key";

  const ocr = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const { body, model, pages } = await readDocument(json(request), { state, origin, admit: limit.take });
    const deprecation = options.deprecations?.[model];
    return {
      status: 200,
      body,
      headers: {
        ...limit.headers(pages),
        ...(deprecation === undefined ? {} : { "x-model-deprecation-timestamp": deprecation }),
      },
    };
  };

  const route = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const { method, path } = request;
    if (path.startsWith("/signed/")) {
      const file = signedFile(new URL(`${path}?${request.query.toString()}`, origin), state);
      return file === undefined ? { status: 403 } : { status: 200, body: file.bytes };
    }
    if (request.headers["authorization"] !== `Bearer ${apiKey}`) return { status: 401, body: bodyOfStatus(401) };
    if (method === "POST" && path === "/v1/ocr") return ocr(request, origin);
    const answer =
      path === "/v1/files" || path.startsWith("/v1/files/")
        ? await filesAnswer(request, state, origin)
        : path === "/v1/batch/jobs" || path.startsWith("/v1/batch/jobs/")
          ? await jobs.answer(request, origin)
          : undefined;
    return answer ?? { status: 404, body: bodyOfStatus(404) };
  };

  const handle = async (request: FakeRequest, origin: string): Promise<FakeAnswer> => {
    const id = state.newId();
    const answer = await route(request, origin).catch((error: unknown) => {
      if (error instanceof Refusal) return error.answer;
      throw error;
    });
    return { ...answer, headers: { "mistral-correlation-id": id, "x-kong-request-id": id, ...answer.headers } };
  };

  const server = await startServer(options, handle, bodyOfStatus);
  return {
    ...server,
    apiKey,
    get billedPages() {
      return { ...state.billed };
    },
    get uploadedFiles() {
      return [...state.files.values()].filter(({ source }) => source === "upload");
    },
    host: (url, bytes) => {
      state.hosted.set(url, bytes);
    },
  };
};
