/** What our server, and who claims to be like it, does over HTTP: statuses, shapes, limits. */
import { type Check, checksOf, expect, NotConcerned, NotExercised } from "../check.ts";
import { type Context, responseOf } from "../context.ts";
import type { RawReply, RawRequest } from "../subject.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

const sent = async ({ subject: { send } }: Context, request: RawRequest): Promise<RawReply> => {
  if (send === undefined) throw new NotExercised("it is no server");
  return send(request);
};

const asking = async (context: Context, options: object = {}): Promise<string> =>
  JSON.stringify(await context.request("single", options));

const jsonIn = ({ headers, status, text }: RawReply): Readonly<Record<string, unknown>> => {
  const type = headers.get("content-type") ?? "none";
  expect(/^application\/json\b/i.test(type), `the body of a ${status} has the content type ${type}`);
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    expect(false, `the body of a ${status} is not JSON`);
    return {};
  }
};

const isIn = ({ status }: RawReply, wanted: ReadonlyArray<number>, what: string): void =>
  expect(wanted.includes(status), `${what} is answered with ${status}, not with ${wanted.join(" or ")}`);

/** The flat shape of errors. */
const isFlat = (reply: RawReply): void => {
  const { message, object, type } = jsonIn(reply);
  const fits = object === "error" && typeof message === "string" && message !== "" && typeof type === "string";
  expect(fits, `the body of a ${reply.status} has not the flat shape: ${reply.text.slice(0, 120)}`);
};

interface Detail {
  readonly type?: unknown;
  readonly loc?: unknown;
  readonly msg?: unknown;
}

const detailsIn = (reply: RawReply): ReadonlyArray<Detail> => {
  isIn(reply, [422], "what does not fit the schema");
  const { detail } = jsonIn(reply);
  expect(Array.isArray(detail) && detail.length > 0, "the body of a 422 has no list of details");
  return detail as ReadonlyArray<Detail>;
};

const fits = (id: string, title: string, options: object, names: string): Definition => ({
  id,
  clause: "GTW-2",
  title,
  run: async (context) => {
    const details = detailsIn(await sent(context, { body: await asking(context, options) }));
    for (const { loc, msg, type } of details)
      expect(
        typeof type === "string" && typeof msg === "string" && Array.isArray(loc) && loc[0] === "body",
        "an entry of detail has not type, loc from body on, and msg",
      );
    expect(
      details.some(({ loc }) => (loc as ReadonlyArray<unknown>).includes(names)),
      `no loc names ${names}`,
    );
  },
});

const flatly = (
  id: string,
  title: string,
  statuses: ReadonlyArray<number>,
  request: (context: Context) => Promise<RawRequest>,
): Definition => ({
  id,
  clause: "GTW-3",
  title,
  run: async (context) => {
    const reply = await sent(context, await request(context));
    isIn(reply, statuses, id.replace("-", " "));
    isFlat(reply);
  },
});

const needsKey = ({ subject: { keyed } }: Context): void => {
  if (!keyed) throw new NotConcerned("the server was given no key");
};

/** Requests that fail in ways that are far apart. */
const failing = async (context: Context): Promise<ReadonlyArray<RawRequest>> => [
  { body: await asking(context, { colour: "red" }) },
  { body: JSON.stringify(await context.bad("noise")) },
  { body: "{" },
  { body: "null" },
  { body: "[]" },
  { body: '{"__proto__":{"admin":true},"document":7}' },
  { method: "DELETE" },
  { path: "/v1/no-such-thing" },
  { path: "/v1/ocr/%00%ff" },
];

/** What stands in the stack traces of the usual languages. */
const trace =
  /(?:\n|\\n)\s+at .+?:\d+|node_modules|Traceback \(most recent call last\)|File ".+", line \d+|panicked at|goroutine \d+/;

export const gatewayChecks = checksOf("gateway", [
  {
    id: "ok",
    clause: "GTW-1",
    title: "A success is exactly 200, and JSON by its content type",
    run: async (context) => {
      const reply = await sent(context, { body: await asking(context) });
      isIn(reply, [200], "a good request");
      responseOf({ body: jsonIn(reply), secrets: [] });
    },
  },
  {
    id: "charset",
    clause: "GTW-1",
    title: "A content type with a charset is understood",
    run: async (context) => {
      const headers = { "content-type": "application/json; charset=utf-8" };
      isIn(await sent(context, { body: await asking(context), headers }), [200], "JSON with a charset");
    },
  },
  fits(
    "detail-value",
    "A value that does not fit is a 422 whose detail names it",
    { table_format: "latex" },
    "table_format",
  ),
  fits("detail-unknown", "An option that does not exist is a 422 whose detail names it", { colour: "red" }, "colour"),
  {
    id: "detail-missing",
    clause: "GTW-2",
    title: "A request without a document is a 422 whose detail says what is missing",
    run: async (context) => {
      const details = detailsIn(await sent(context, { body: "{}" }));
      const found = details.some(
        ({ loc, type }) => type === "missing" && JSON.stringify(loc) === '["body","document"]',
      );
      expect(found, "no entry of detail has the type missing and the loc body, document");
    },
  },
  flatly("bad-document", "A document that cannot be read is a 400 in the flat shape", [400], async (context) => ({
    body: JSON.stringify(await context.bad("noise")),
  })),
  flatly(
    "unknown-model",
    "A model that does not exist is a 400 or 404 in the flat shape",
    [400, 404],
    async (context) => ({
      body: await asking(context, { model: "no-such-model-4711" }),
    }),
  ),
  flatly("unknown-path", "A path that does not exist is a 404 in the flat shape", [404], async (context) => ({
    path: "/v1/no-such-thing",
    body: await asking(context),
  })),
  {
    id: "no-key",
    clause: "GTW-4",
    title: "A request without a key is a 401, and is not read",
    run: async (context) => {
      needsKey(context);
      const reply = await sent(context, { body: await asking(context), headers: { authorization: null } });
      isIn(reply, [401], "a request without a key");
      isFlat(reply);
    },
  },
  {
    id: "wrong-key",
    clause: "GTW-4",
    title: "A key that is not known is a 401, and is not repeated",
    run: async (context) => {
      needsKey(context);
      const headers = { authorization: "Bearer no-such-key-4711" };
      const reply = await sent(context, { body: await asking(context), headers });
      isIn(reply, [401], "a key that is not known");
      expect(!reply.text.includes("no-such-key-4711"), "the key stands in the answer");
    },
  },
  ...(["GET", "PUT", "DELETE"] as const).map((method): Definition => ({
    id: `method-${method.toLowerCase()}`,
    clause: "GTW-5",
    title: `${method} is a 405 that says what is allowed`,
    run: async (context) => {
      const reply = await sent(context, method === "PUT" ? { method, body: await asking(context) } : { method });
      isIn(reply, [405], method);
      const allowed = reply.headers.get("allow") ?? "";
      expect(/\bPOST\b/.test(allowed), `Allow says ${allowed === "" ? "nothing" : allowed}`);
    },
  })),
  {
    id: "head-options",
    clause: "GTW-5",
    title: "HEAD and OPTIONS are no trouble, and HEAD brings no body",
    run: async (context) => {
      const head = await sent(context, { method: "HEAD" });
      isIn(head, [200, 204, 401, 404, 405], "HEAD");
      expect(head.text === "", "the answer to HEAD has a body");
      isIn(await sent(context, { method: "OPTIONS" }), [200, 204, 401, 404, 405], "OPTIONS");
    },
  },
  {
    id: "not-json",
    clause: "GTW-6",
    title: "A body that is no JSON is a 400 or 422, and told so in JSON",
    run: async (context) => {
      const reply = await sent(context, { body: "this is no JSON" });
      isIn(reply, [400, 422], "a body that is no JSON");
      jsonIn(reply);
    },
  },
  {
    id: "content-type",
    clause: "GTW-6",
    title: "A body of another content type is a 400, 415 or 422",
    run: async (context) => {
      const headers = { "content-type": "text/plain" };
      const reply = await sent(context, { body: await asking(context), headers });
      isIn(reply, [400, 415, 422], "a body that says it is plain text");
      jsonIn(reply);
    },
  },
  {
    id: "body-limit",
    clause: "GTW-7",
    title: "A body over the limit that is claimed is a 413",
    applies: (claims) => claims.maxBodyBytes !== undefined,
    run: async (context) => {
      const { maxBodyBytes = 0 } = context.claims;
      const body = JSON.stringify({
        document: { document_url: `data:application/pdf;base64,${"A".repeat(maxBodyBytes)}` },
      });
      // A server that hangs up on who sends too much has refused it too.
      const reply = await sent(context, { body }).catch(() => undefined);
      if (reply === undefined) throw new NotExercised("the server hung up before its status could be read");
      isIn(reply, [413], `a body of more than ${maxBodyBytes} bytes`);
    },
  },
  {
    id: "client-leaves",
    clause: "GTW-8",
    title: "A client that leaves does not disturb the next one",
    run: async (context) => {
      const body = await asking(context);
      const leaver = new AbortController();
      const left = sent(context, { body, signal: leaver.signal }).then(
        () => undefined,
        () => undefined,
      );
      leaver.abort(new Error("the client left"));
      await left;
      isIn(await sent(context, { body }), [200], "the request after one that was left");
    },
  },
  {
    id: "no-trace",
    clause: "GTW-9",
    title: "No error tells of the server's own files and lines",
    run: async (context) => {
      for (const request of await failing(context)) {
        const { text } = await sent(context, request);
        const found = trace.exec(text)?.[0].trim();
        expect(found === undefined, `an error shows "${found?.slice(0, 80)}"`);
      }
    },
  },
  {
    id: "no-breakdown",
    clause: "GTW-9",
    title: "No bad request is the server's own fault",
    run: async (context) => {
      for (const request of await failing(context)) {
        const { status } = await sent(context, request);
        const what = request.body ?? `${request.method ?? "POST"} ${request.path ?? ""}`;
        expect(status >= 400 && status < 500, `${what.slice(0, 60)} is answered with ${status}`);
      }
    },
  },
  {
    id: "error-json",
    clause: "GTW-3",
    title: "Every error is JSON, with a message or details",
    run: async (context) => {
      for (const request of await failing(context)) {
        const body = jsonIn(await sent(context, request));
        expect("message" in body || "detail" in body, "an error has neither message nor detail");
      }
    },
  },
] satisfies ReadonlyArray<Definition>);
