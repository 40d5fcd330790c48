/** One request as a fake sees it, and the answer that it gives. */

/** A request, read to its end. */
export interface FakeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the server does not keep bodies and the request is only remembered. */
  readonly body: Uint8Array;
}

/** An answer. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is bytes, or a text with a content type among the headers; undefined: no body. */
  readonly body?: unknown;
}

/** The JSON of a request's body. Throws when it is none. */
export const jsonOf = (request: FakeRequest): unknown => JSON.parse(new TextDecoder().decode(request.body));

/** The form of a request's body. Rejects when it is none. */
export const formOf = (request: FakeRequest): Promise<FormData> =>
  new Response(new Uint8Array(request.body), {
    headers: { "content-type": request.headers["content-type"] ?? "" },
  }).formData();

/** The bytes of an answer's body, and its content type. */
export const bodyOf = ({ body, headers }: FakeAnswer): { readonly bytes: Uint8Array; readonly type: string } => {
  const given = headers?.["content-type"];
  if (body === undefined) return { bytes: new Uint8Array(), type: given ?? "application/json" };
  if (body instanceof Uint8Array) return { bytes: body, type: given ?? "application/octet-stream" };
  const text = typeof body === "string" && given !== undefined ? body : JSON.stringify(body);
  return { bytes: new TextEncoder().encode(text), type: given ?? "application/json" };
};
