/** Calls of Mistral's interfaces beside OCR: one request, one reply, one kind of error. */
import { errorFromResponse, errorFromUnknown, keyFor, OcrError } from "@ocr/core/provider";
import type * as z from "zod";
import type { Multipart } from "./multipart.ts";
import { baseURLOf, keyVariable, type MistralConnection } from "./options.ts";

/** What a request needs. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "DELETE";
  /** Such as `/v1/files`, with its query. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent instead of `body`. */
  readonly form?: Multipart;
}

/** A connection. Both functions reject with `OcrError`. */
export interface Api {
  /** The reply, read by a schema. */
  readonly json: <T>(request: ApiRequest, schema: z.ZodType<T>) => Promise<T>;
  /** The reply as it comes. */
  readonly raw: (request: ApiRequest) => Promise<Response>;
}

const provider = "mistral";
const jsonHeaders = { "content-type": "application/json" };

/** The one error of whatever ended a request: the caller's signal, our own limit on time, the vendor, the network. */
const errorOf = (error: unknown, { aborted, reason }: AbortSignal): OcrError => {
  if (!aborted) return errorFromUnknown(provider)(error);
  if (reason instanceof Error && reason.name === "TimeoutError")
    return new OcrError({ reason: "Timeout", message: `${provider} gave no answer in time`, provider });
  return new OcrError({ reason: "Aborted", message: "the call was aborted", provider, cause: reason });
};

/** Connects. `fetch` and `now` are those of the call, where the user gave none. */
export const connect = (
  options: MistralConnection,
  { fetch, now }: { readonly fetch: typeof globalThis.fetch; readonly now: () => number },
): Api => {
  const send: Api["raw"] = async ({ body, form, method, path, signal }) => {
    const key = await keyFor({ provider, apiKey: options.apiKey, variable: keyVariable });
    const json = body === undefined ? undefined : { body: JSON.stringify(body), headers: jsonHeaders };
    const { headers, ...content } = form ?? json ?? { headers: {} };
    const response = await (options.fetch ?? fetch)(`${baseURLOf(options)}${path}`, {
      method,
      signal,
      // A redirect could carry the key to another host.
      redirect: "manual",
      headers: { authorization: `Bearer ${key}`, ...headers },
      ...content,
      ...(form === undefined ? {} : { duplex: "half" as const }),
    });
    if (!response.ok) throw await errorFromResponse(provider, response, { now: now(), secret: key });
    return response;
  };
  const raw: Api["raw"] = (request) =>
    send(request).catch((error: unknown) => {
      throw errorOf(error, request.signal);
    });
  return {
    raw,
    json: async (request, schema) => {
      const response = await raw(request);
      try {
        return schema.parse(await response.json());
      } catch (error) {
        throw errorOf(error, request.signal);
      }
    },
  };
};
