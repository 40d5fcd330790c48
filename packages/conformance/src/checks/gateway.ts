/** What our server, and who claims to be like it, does over HTTP: statuses and shapes. */
import { type Check, checksOf } from "../check.ts";
import { expect, NotConcerned } from "../verdict.ts";
import { type Context, responseOf } from "../context.ts";
import type { RawReply, RawRequest } from "../subject.ts";
import { asking, detailsIn, isFlat, isIn, isTold, jsonIn, sent } from "./gateway-exchange.ts";
import { troubleChecks } from "./gateway-trouble.ts";

type Definition = Omit<Check, "profile" | "level">;

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

const refusedAs = (
  id: string,
  title: string,
  statuses: ReadonlyArray<number>,
  hasShape: (reply: RawReply) => void,
  request: (context: Context) => Promise<RawRequest>,
): Definition => ({
  id,
  clause: "GTW-3",
  title,
  run: async (context) => {
    const reply = await sent(context, await request(context));
    isIn(reply, statuses, id.replace("-", " "));
    hasShape(reply);
  },
});

const needsKey = ({ subject: { keyed } }: Context): void => {
  if (!keyed) throw new NotConcerned("the server was given no key");
};

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
  refusedAs(
    "bad-document",
    "A document that cannot be read is a 400, 415 or 422 with a sentence",
    [400, 415, 422],
    isTold,
    async (context) => ({
      body: JSON.stringify(await context.bad("noise")),
    }),
  ),
  refusedAs(
    "unknown-model",
    "A model that does not exist is a 400 or 404 in the flat shape",
    [400, 404],
    isFlat,
    async (context) => ({
      body: await asking(context, { model: "no-such-model-4711" }),
    }),
  ),
  refusedAs("unknown-path", "A path that does not exist is a 404 with a sentence", [404], isTold, async (context) => ({
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
      isTold(reply);
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
  ...troubleChecks,
]);
