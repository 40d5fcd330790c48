/** An HTTP request to a server, and what its answer must look like. */
import { Broken, expect, NotExercised } from "../verdict.ts";
import type { Context } from "../context.ts";
import type { RawReply, RawRequest } from "../subject.ts";

/** Sends a request as it is. */
export const sent = async ({ subject: { send } }: Context, request: RawRequest): Promise<RawReply> => {
  if (send === undefined) throw new NotExercised("it is no server");
  return send(request).catch((error: unknown) => {
    const { body = "", method = "POST", path = "" } = request;
    const why = error instanceof Error ? error.message : String(error);
    throw new Broken(`${method} ${path} ${body.slice(0, 40)} got no answer: ${why}`);
  });
};

const modelOf = ({ subject: { model } }: Context): { readonly model?: string } =>
  model === undefined ? {} : { model };

/** The body of a request about one page. */
export const asking = async (context: Context, options: object = {}): Promise<string> =>
  JSON.stringify(await context.request("single", { ...modelOf(context), ...options }));

/** The JSON of an answer that says it is JSON. */
export const jsonIn = ({ headers, status, text }: RawReply): Readonly<Record<string, unknown>> => {
  const type = headers.get("content-type") ?? "none";
  expect(/^application\/json\b/i.test(type), `the body of a ${status} has the content type ${type}`);
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    expect(false, `the body of a ${status} is not JSON`);
    return {};
  }
};

/** Holds the status of an answer against those that it may have. */
export const isIn = ({ status }: RawReply, wanted: ReadonlyArray<number>, what: string): void =>
  expect(wanted.includes(status), `${what} is answered with ${status}, not with ${wanted.join(" or ")}`);

/** One of the shapes that Mistral has for errors: flat, a text as `detail`, or a list of them. */
export const isTold = (reply: RawReply): void => {
  const { detail, message } = jsonIn(reply);
  const told = [message, detail].some((text) => typeof text === "string" && text !== "") || Array.isArray(detail);
  expect(told, `the body of a ${reply.status} has neither message nor detail: ${reply.text.slice(0, 120)}`);
};

/** The flat shape of errors. */
export const isFlat = (reply: RawReply): void => {
  const { message, object, type } = jsonIn(reply);
  const fits = object === "error" && typeof message === "string" && message !== "" && typeof type === "string";
  expect(fits, `the body of a ${reply.status} has not the flat shape: ${reply.text.slice(0, 120)}`);
};

/** An entry of the list `detail`; what it holds is not known yet. */
export interface Detail {
  readonly type?: unknown;
  readonly loc?: unknown;
  readonly msg?: unknown;
}

/** The entries of `detail` of a 422. */
export const detailsIn = (reply: RawReply): ReadonlyArray<Detail> => {
  isIn(reply, [422], "what does not fit the schema");
  const { detail } = jsonIn(reply);
  expect(Array.isArray(detail) && detail.length > 0, "the body of a 422 has no list of details");
  return detail as ReadonlyArray<Detail>;
};
