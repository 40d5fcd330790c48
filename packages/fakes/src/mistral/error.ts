/** The error bodies of the vendor, in their three shapes. */
import type { FakeAnswer } from "../server/exchange.ts";

/** One entry of FastAPI's list. */
export interface Detail {
  readonly type: string;
  readonly loc: ReadonlyArray<string | number>;
  readonly msg: string;
  readonly input?: unknown;
}

/** An answer that ends a request; thrown by whatever finds the fault. */
export class Refusal extends Error {
  readonly answer: FakeAnswer;
  constructor(answer: FakeAnswer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}

/** A request that does not fit the schema. */
export const invalid = (...detail: ReadonlyArray<Detail>): Refusal => new Refusal({ status: 422, body: { detail } });

/** The flat shape. Without `code` the keys `param` and `code` are missing, as they are for some faults. */
export const flat = (
  status: number,
  type: string,
  message: string,
  code?: string,
  headers?: Readonly<Record<string, string>>,
): Refusal =>
  new Refusal({
    status,
    body: {
      object: "error",
      message,
      type,
      ...(code === undefined ? {} : { param: null, code, raw_status_code: status }),
    },
    ...(headers === undefined ? {} : { headers }),
  });

/** The body of a status that a fault names. */
export const bodyOfStatus = (status: number): unknown => {
  const flatBody = (type: string, message: string, code: string) => flat(status, type, message, code).answer.body;
  switch (status) {
    case 401:
      return { detail: "Unauthorized" };
    case 403:
      return flatBody("tier_not_allowed", "This model is not available in your subscription tier", "1910");
    case 404:
      return { detail: "Not Found" };
    case 429:
      return flatBody("rate_limited", "Rate limit exceeded", "1300");
    default:
      return status < 500
        ? flatBody("invalid_request_error", "A fault of the fake", "0")
        : flatBody("server_error", "Internal server error", "3000");
  }
};
