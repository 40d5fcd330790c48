/** The error bodies of Document Intelligence: an envelope whose inner code says what is wrong. */
import { gatewayBody, Refusal } from "./gateway.ts";

const refusal = (
  status: number,
  code: string,
  message: string,
  inner: readonly [code: string, message: string],
): Refusal =>
  new Refusal({
    status,
    body: { error: { code, message, innererror: { code: inner[0], message: inner[1] } } },
    headers: { "x-ms-error-code": code, "ms-azure-ai-errorcode": code },
  });

/** A request that does not fit: a parameter, or both bodies at once. */
export const invalidParameter = (message: string): Refusal =>
  refusal(400, "InvalidArgument", "Invalid argument.", ["InvalidParameter", message]);

/** A document that cannot be read. */
export const invalidContent = (code = "InvalidContent", message?: string): Refusal =>
  refusal(400, "InvalidRequest", "Invalid request.", [
    code,
    message ??
      "The file is corrupted or format is unsupported. Refer to documentation for the list of supported formats.",
  ]);

/** Something that is not there. */
export const notFound = (code: "ModelNotFound" | "OperationNotFound", what: string): Refusal =>
  refusal(404, "NotFound", "Resource not found.", [code, `The requested ${what} was not found.`]);

/** A media type that is not taken. */
export const unsupportedType = (type: string): Refusal =>
  refusal(415, "UnsupportedMediaType", "Unsupported media type.", [
    "UnsupportedMediaType",
    `The media type ${type} is not supported.`,
  ]);

/** A picture that was not asked for when the document was submitted. This body comes without an envelope. */
export const noSuchOutput = (): Refusal =>
  new Refusal({
    status: 404,
    body: {
      code: "OutputOptionNotFound",
      message:
        "The output option was not found: Failed to generate the analyze results in the output option format. Output option should be informed in analyze call.",
    },
  });

/** The body of a status that a fault names. */
export const intelligenceBody = (status: number): unknown => {
  if (status === 500) return { error: { code: "InternalServerError", message: "An unexpected error occurred." } };
  if (status === 503)
    return { error: { code: "ServiceUnavailable", message: "A transient error has occurred. Try again." } };
  return gatewayBody(status);
};
