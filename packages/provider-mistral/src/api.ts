/** Calls of Mistral's interfaces beside OCR: one request, one reply, one kind of error. */
import { errorFromResponse, errorFromUnknown, keyFor, OcrError } from "@ocr/core/provider";
import type * as z from "zod";
import { baseURLOf, keyVariable, type MistralConnection } from "./options.ts";

/** What a request needs. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** Such as `/v1/files`, with its query. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Sent as JSON unless it is a form. */
  readonly body?: unknown;
}

/** A connection. Both functions reject with `OcrError`. */
export interface Api {
  /** The reply, read by a schema. */
  readonly json: <T>(request: ApiRequest, schema: z.ZodType<T>) => Promise<T>;
  /** The reply as it comes. */
  readonly raw: (request: ApiRequest) => Promise<Response>;
}

const provider = "mistral";

/** Connects. `fetch` and `now` are those of the call, where the user gave none. */
export const connect = (
  options: MistralConnection,
  { fetch, now }: { readonly fetch: typeof globalThis.fetch; readonly now: () => number },
): Api => {
  const raw: Api["raw"] = async ({ body, method, path, signal }) => {
    const key = await keyFor({ provider, apiKey: options.apiKey, variable: keyVariable });
    const form = body instanceof FormData;
    try {
      const response = await (options.fetch ?? fetch)(`${baseURLOf(options)}${path}`, {
        method,
        signal,
        // A redirect could carry the key to another host.
        redirect: "manual",
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined || form ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      });
      if (!response.ok) throw await errorFromResponse(provider, response, { now: now() });
      return response;
    } catch (error) {
      if (signal.aborted && signal.reason instanceof Error && signal.reason.name === "TimeoutError")
        throw new OcrError({ reason: "Timeout", message: `${provider} gave no answer in time`, provider });
      if (signal.aborted)
        throw new OcrError({ reason: "Aborted", message: "the call was aborted", provider, cause: signal.reason });
      throw errorFromUnknown(provider)(error);
    }
  };
  return {
    raw,
    json: async (request, schema) => {
      const response = await raw(request);
      try {
        return schema.parse(await response.json());
      } catch (error) {
        throw errorFromUnknown(provider)(error);
      }
    },
  };
};
