/** The vendor's errors as ours: its status says little, its inner codes say what to do. */
import { type Call, errorFromResponse, OcrError, type Reason } from "@ocr/core/provider";
import { VendorError } from "./vendor.ts";

/** Codes that say more than their status does (error guide of 2026-04). */
const reasons: Readonly<Record<string, Reason>> = {
  InvalidContent: "InvalidRequest",
  InvalidContentDimensions: "InvalidRequest",
  InvalidContentLength: "TooLarge",
  UnsupportedContent: "Unsupported",
  UnsupportedMediaType: "Unsupported",
  ContentSourceNotAccessible: "InvalidRequest",
  ContentSourceTimeout: "InvalidRequest",
  InvalidParameter: "InvalidRequest",
  InvalidArgument: "InvalidRequest",
  InvalidRequest: "InvalidRequest",
  ParameterMissing: "InvalidRequest",
  OutboundAccessForbidden: "Forbidden",
  Forbidden: "Forbidden",
  ModelNotFound: "NotFound",
  NotFound: "NotFound",
  OperationNotFound: "NotFound",
  InternalServerError: "Upstream",
  ServiceUnavailable: "Upstream",
};

interface Said {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
}

/** Everything that an error says, from the outside to the inside. */
const layersOf = (error: VendorError): ReadonlyArray<Said> => {
  const layers: Array<Said> = [error, ...error.details];
  for (let inner = error.innererror; inner; inner = inner.innererror) layers.push(inner);
  return layers;
};

/** The codes that are words; the gateway's are numbers, and anything else is no code. */
const codesOf = (layers: ReadonlyArray<Said>): ReadonlyArray<string> =>
  layers.flatMap(({ code }) => (code && /^[A-Za-z]+$/.test(code) ? code : []));

/** The innermost code that we know. A fault of the document outranks a general one: trying again would not help. */
const reasonOf = (codes: ReadonlyArray<string>): Reason | undefined => {
  const known = codes.flatMap((code) => reasons[code] ?? []);
  return known.findLast((reason) => reason !== "Upstream") ?? known.at(-1);
};

const sentence = (layers: ReadonlyArray<Said>): string => {
  const messages = [...new Set(layers.flatMap(({ message }) => message?.trim() || []))].join(" ");
  const code = codesOf(layers).at(-1);
  return code === undefined ? messages : `${messages} (${code})`;
};

/** The error in a body: in an envelope, or bare, as the one about missing figures comes. */
const errorIn = (text: string): VendorError | undefined => {
  try {
    const body = JSON.parse(text) as { error?: unknown };
    const read = VendorError.safeParse(body.error ?? body);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
};

/** Whose words they are, and who must not be quoted. */
interface Source {
  readonly call: Pick<Call, "model" | "now">;
  readonly hide: (text: string) => string;
}

const bodyOf = (message: string): string => JSON.stringify({ message });

/** An error of core's making, from a body of the vendor or of words in one: core keeps addresses with signatures and the like out of it. */
const errorWith = (sent: string, status: number, headers: Headers, { call, hide }: Source): Promise<OcrError> => {
  const body = status === 304 ? null : hide(sent);
  const response = new Response(body, { status: Math.max(200, status), headers });
  return errorFromResponse("azure-di", response, { model: call.model, now: call.now() });
};

/** The error of an answer that is no success. Reads the body. */
export const failureOf = async (response: Response, source: Source): Promise<OcrError> => {
  const { headers, status } = response;
  const text = await response.text().catch(() => "");
  const layers = layersOf(errorIn(text) ?? { details: [] });
  const said = sentence(layers);
  // A gateway in between answers in a shape of its own; core knows the usual ones.
  const error = await errorWith(said === "" ? text : bodyOf(said), status, headers, source);
  if (status === 403 && /call volume quota/i.test(said)) return error.with({ reason: "QuotaExhausted" });
  const reason = status < 500 && status !== 429 ? reasonOf(codesOf(layers)) : undefined;
  return reason === undefined || reason === "Upstream" ? error : error.with({ reason, retryable: false });
};

/** The error of an analysis that was accepted and ended otherwise than it should. */
export const lateFailure = async (
  status: string,
  failure: VendorError | null | undefined,
  source: Source,
): Promise<OcrError> => {
  const layers = failure ? layersOf(failure) : [];
  const reason = reasonOf(codesOf(layers)) ?? "Upstream";
  const { message } = await errorWith(bodyOf(sentence(layers)), 200, new Headers(), source);
  const ended = source.hide(JSON.stringify(status.slice(0, 40)));
  return new OcrError({
    reason,
    message: message.replace("azure-di answered 200", () => `azure-di: the analysis ended as ${ended}`),
    retryable: reason === "Upstream" && status !== "skipped",
    provider: "azure-di",
    model: source.call.model,
  });
};
