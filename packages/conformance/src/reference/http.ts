/** What the reference backend needs to be a server: paths, methods, keys, limits, and errors in the shapes of the contract. */
import { requestProblems } from "../schema/validate.ts";
import { referenceBackend, referenceKey } from "./backend.ts";
import { referenceProvider } from "./provider.ts";

/** The most bytes of a request that the server reads. */
export const referenceBodyLimit = 16 * 1024 * 1024;

const flat = (
  status: number,
  message: string,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Response => Response.json({ object: "error", message, type, param: null, code: null }, { status, headers });

interface Detail {
  readonly type: string;
  readonly loc: ReadonlyArray<string | number>;
  readonly msg: string;
  readonly input?: unknown;
}

const unprocessable = (detail: ReadonlyArray<Detail>): Response => Response.json({ detail }, { status: 422 });

const types: Readonly<Record<string, string>> = {
  required: "missing",
  additionalProperties: "extra_forbidden",
  enum: "literal_error",
  const: "literal_error",
  type: "type_error",
};

/** What stands at a place of the request; nothing of its document, which is nobody's to repeat. */
const inputAt = (body: unknown, path: ReadonlyArray<string | number>): { readonly input?: unknown } => {
  if (path[0] === "document" || path.length === 0) return {};
  let value = body;
  for (const key of path) value = (value as Readonly<Record<string | number, unknown>> | null | undefined)?.[key];
  return value === undefined ? {} : { input: value };
};

const detailsOf = (body: unknown): ReadonlyArray<Detail> =>
  requestProblems(body).map(({ keyword, message, path }) => ({
    type: types[keyword] ?? "value_error",
    loc: ["body", ...path],
    msg: message,
    ...inputAt(body, path),
  }));

/** The body as text; undefined when it is longer than the limit. It is read no further than that. */
const readBody = async (request: Request): Promise<string | undefined> => {
  if (Number(request.headers.get("content-length") ?? 0) > referenceBodyLimit) return undefined;
  const parts: Array<Uint8Array> = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.length;
    if (size > referenceBodyLimit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
};

const jsonIn = (text: string): { readonly value?: unknown } => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
};

const answered = async (text: string, headers: Readonly<Record<string, string>>): Promise<Response> => {
  const body = jsonIn(text);
  if (!("value" in body)) return unprocessable([{ type: "json_invalid", loc: ["body"], msg: "the body is not JSON" }]);
  const details = detailsOf(body.value);
  if (details.length > 0) return unprocessable(details);
  const { model } = body.value as { readonly model?: string | null };
  if (typeof model === "string" && !Object.hasOwn(referenceProvider.models, model))
    return flat(404, `there is no model ${JSON.stringify(model)}`, "model_not_found");
  const reply = await referenceBackend("https://reference.invalid/v1/ocr", { method: "POST", headers, body: text });
  if (reply.status !== 422) return reply;
  const { message } = (await reply.json()) as { readonly message: string };
  return unprocessable([{ type: "value_error", loc: ["body"], msg: message }]);
};

/** Answers any HTTP request, as the reference server does. It fits wherever a `fetch` fits. */
export const referenceHandler: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const allow = "POST, OPTIONS";
  if (new URL(request.url).pathname !== "/v1/ocr") return flat(404, "there is nothing here", "not_found");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  if (request.method === "HEAD") return new Response(null, { status: 405, headers: { allow } });
  if (request.method !== "POST") return flat(405, "only POST is answered here", "method_not_allowed", { allow });
  const authorization = request.headers.get("authorization") ?? "";
  if (authorization !== `Bearer ${referenceKey}`)
    return flat(401, "the key is missing or not known", "authentication_error", { "www-authenticate": "Bearer" });
  const [mediaType = ""] = (request.headers.get("content-type") ?? "").split(";");
  if (mediaType.trim().toLowerCase() !== "application/json")
    return flat(415, "the body must be application/json", "unsupported_media_type");
  const text = await readBody(request);
  if (text === undefined)
    return flat(413, `the body has more than ${referenceBodyLimit} bytes`, "request_too_large", {
      connection: "close",
    });
  return answered(text, { authorization });
};
