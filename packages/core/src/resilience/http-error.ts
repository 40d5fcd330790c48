/** From a vendor's HTTP answer to the one error: status to reason, the vendor's own sentence, the wait it asks for. */
import { OcrError, type Reason } from "../error.ts";
import { rateLimitsFromHeaders } from "./rate-limits.ts";
import { retryAfterMs } from "./retry-after.ts";

const reasons: Readonly<Record<number, Reason>> = {
  400: "InvalidRequest",
  401: "Unauthorized",
  402: "QuotaExhausted",
  403: "Forbidden",
  404: "NotFound",
  405: "NotFound",
  408: "Timeout",
  409: "Upstream",
  413: "TooLarge",
  415: "Unsupported",
  422: "InvalidRequest",
  429: "RateLimited",
  504: "Timeout",
};

/** The reason of an HTTP status. Unknown 4xx count as bad requests, everything else as trouble at the vendor. */
export const reasonFromStatus = (status: number): Reason =>
  reasons[status] ?? (status >= 400 && status < 500 ? "InvalidRequest" : "Upstream");

const requestIdHeaders = ["mistral-correlation-id", "x-request-id", "apim-request-id", "x-ms-request-id", "request-id"];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const fromDetail = (detail: ReadonlyArray<unknown>): string =>
  detail
    .filter(isObject)
    .map((entry) => {
      const place = Array.isArray(entry["loc"]) ? `${entry["loc"].join(".")}: ` : "";
      return `${place}${typeof entry["msg"] === "string" ? entry["msg"] : "invalid"}`;
    })
    .join("; ");

/**
 * The vendor's sentence in an error body, whichever of the known shapes it has: FastAPI's list of details, a `detail`
 * text, Mistral's flat object, `{ error: { message } }`. Only these fields are quoted: they describe the fault, and
 * FastAPI's `input`, which repeats the request, is left out.
 */
export const messageFromBody = (text: string): string | undefined => {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(body)) return undefined;
  const { detail, error, message } = body;
  if (Array.isArray(detail)) return fromDetail(detail);
  const nested = isObject(error) ? error["message"] : error;
  const found = [message, detail, nested].filter((part): part is string => typeof part === "string" && part !== "");
  return found.length === 0 ? undefined : found.join(" ");
};

/** Data URIs and whatever looks like a credential never reach a message; neither does a text without end. */
const redact = (text: string): string =>
  text
    .replaceAll(/data:[\w.+/-]+;base64,[\w+/=]*/g, "data:…")
    .replaceAll(/\b(bearer|api[-_ ]?key|key|token|sig(?:nature)?)(["'\s:=]+)[\w.~+/=-]{8,}/gi, "$1$2…")
    .slice(0, 500);

/**
 * The error of an HTTP answer that is not a success. Reads the body; give it the time as well where a virtual clock
 * runs, and the key that was sent as `secret`, so that no vendor's sentence can repeat it.
 *
 * @example
 * ```ts
 * import { errorFromResponse } from "@ocr/core/provider";
 *
 * const reply = new Response('{"message":"slow down"}', { status: 429, headers: { "retry-after": "7" } });
 * const error = await errorFromResponse("acme", reply);
 * console.log(error.reason, error.retryAfterMs); // RateLimited 7000
 * ```
 */
export const errorFromResponse = async (
  provider: string,
  response: Response,
  options: { readonly model?: string; readonly now?: number; readonly secret?: string | undefined } = {},
): Promise<OcrError> => {
  const { headers, status } = response;
  const sent = await response.text().catch(() => "");
  // Some vendors quote the key that they refuse, in sentences that no pattern knows.
  const text = options.secret ? sent.replaceAll(options.secret, "…") : sent;
  const said = messageFromBody(text);
  const reason = reasonFromStatus(status);
  return new OcrError({
    reason,
    message: `${provider} answered ${status}${said === undefined ? "" : `: ${redact(said)}`}`,
    retryable: reason === "RateLimited" || reason === "Timeout" || status >= 500 || status === 409,
    retryAfterMs: retryAfterMs(headers.get("retry-after"), options.now ?? Date.now(), headers.get("date")),
    provider,
    model: options.model,
    status,
    limits: rateLimitsFromHeaders(headers),
    requestId: requestIdHeaders.map((name) => headers.get(name)).find((value) => value !== null) ?? undefined,
  });
};
