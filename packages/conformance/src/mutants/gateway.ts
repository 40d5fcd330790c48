/** Mutants of the profile gateway: the reference server, with one habit changed. */
import { referenceHandler } from "../reference/http.ts";
import { referenceServerSubject } from "../reference/server.ts";
import type { Mutant } from "./mutant.ts";

const id = (name: string): string => `gateway.${name}`;

type Change = (reply: Response, request: Request) => Response | Promise<Response>;

/** A server whose answers are changed. */
const serves = (name: string, because: RegExp, what: string, change: Change) => (): Mutant => ({
  name: what,
  kills: id(name),
  because,
  make: () =>
    referenceServerSubject(async (input, init) => {
      const request = new Request(input, init);
      return change(await referenceHandler(request.clone()), request);
    }),
});

/** Changes the JSON of the answers with a status. */
const rewrites = (
  name: string,
  because: RegExp,
  what: string,
  status: number,
  change: (body: Record<string, unknown>) => unknown,
) =>
  serves(name, because, what, async (reply) => {
    if (reply.status !== status) return reply;
    const body = (await reply.json()) as Record<string, unknown>;
    return Response.json(change(body), { status, headers: withoutLength(reply) });
  });

const withoutLength = ({ headers }: Response): Headers => {
  const kept = new Headers(headers);
  kept.delete("content-length");
  return kept;
};

/** Answers with another status than it should. */
const miscounts = (name: string, from: number, to: number) =>
  serves(name, new RegExp(`answered with ${to}`), `says ${to} for ${from}`, async (reply) =>
    reply.status === from ? new Response(await reply.text(), { status: to, headers: withoutLength(reply) }) : reply,
  );

const instead = (
  name: string,
  because: RegExp,
  what: string,
  status: number,
  make: (request: Request) => Response | Promise<Response>,
) => serves(name, because, what, (reply, request) => (reply.status === status ? make(request) : reply));

const nested = (body: Record<string, unknown>) => ({ error: body });

interface Detail {
  type: string;
  loc: Array<string | number>;
}

const details = (change: (detail: Detail) => Partial<Detail>) => (body: Record<string, unknown>) => ({
  detail: (body["detail"] as ReadonlyArray<Detail>).map((entry) => ({ ...entry, ...change(entry) })),
});

export const gatewayMutants = [
  miscounts("ok", 200, 201),
  serves("ok", /has the content type text\/plain/, "says it is plain text", async (reply) =>
    reply.status === 200 ? new Response(await reply.text(), { headers: { "content-type": "text/plain" } }) : reply,
  ),
  rewrites("ok", /does not fit the schema/, "wraps the answer", 200, (body) => ({ data: body })),
  serves("charset", /answered with 415/, "compares content types letter by letter", (reply, { headers }) =>
    headers.get("content-type")?.includes("charset") === true ? Response.json({}, { status: 415 }) : reply,
  ),
  ...["detail-value", "detail-unknown", "detail-missing"].flatMap((name) => [
    rewrites(name, /no list of details/, "tells a text for detail", 422, () => ({ detail: "it does not fit" })),
    miscounts(name, 422, 400),
  ]),
  ...["detail-value", "detail-unknown"].flatMap((name) => [
    rewrites(
      name,
      /has not type, loc from body on/,
      "leaves the body out of loc",
      422,
      details(({ loc }) => ({ loc: loc.slice(1) })),
    ),
    rewrites(
      name,
      /no loc names/,
      "names no field",
      422,
      details(() => ({ loc: ["body"] })),
    ),
  ]),
  rewrites(
    "detail-missing",
    /type missing/,
    "has a word of its own for it",
    422,
    details(() => ({ type: "absent" })),
  ),
  ...(
    [
      ["bad-document", 400],
      ["unknown-model", 404],
      ["unknown-path", 404],
      ["no-key", 401],
    ] as const
  ).flatMap(([name, status]) => [
    rewrites(
      name,
      name === "unknown-model" ? /has not the flat shape/ : /neither message nor detail/,
      "nests its errors",
      status,
      nested,
    ),
    miscounts(name, status, 500),
  ]),
  miscounts("unknown-path", 404, 400),
  miscounts("no-key", 401, 200),
  miscounts("wrong-key", 401, 403),
  instead("wrong-key", /key stands in the answer/, "repeats the key", 401, ({ headers }) =>
    Response.json({ message: headers.get("authorization") }, { status: 401 }),
  ),
  ...["get", "put", "delete"].flatMap((name) => [
    miscounts(`method-${name}`, 405, 404),
    instead(`method-${name}`, /Allow says nothing/, "does not say what is allowed", 405, () =>
      Response.json({}, { status: 405 }),
    ),
  ]),
  serves("head-options", /HEAD has a body/, "answers HEAD with a body", (reply, { method }) =>
    method === "HEAD" ? new Response("hello", { status: 405 }) : reply,
  ),
  serves("head-options", /OPTIONS is answered with 500/, "stumbles over OPTIONS", (reply, { method }) =>
    method === "OPTIONS" ? new Response(null, { status: 500 }) : reply,
  ),
  miscounts("not-json", 422, 500),
  instead(
    "not-json",
    /has the content type text\/html/,
    "answers with a page",
    422,
    () => new Response("<html>bad</html>", { status: 422, headers: { "content-type": "text/html" } }),
  ),
  instead("content-type", /answered with 200/, "reads anything", 415, () => Response.json({ pages: [] })),
  instead(
    "content-type",
    /is not JSON/,
    "answers with half of it",
    415,
    () => new Response("{", { status: 415, headers: { "content-type": "application/json" } }),
  ),
  miscounts("body-limit", 413, 422),
  (): Mutant => {
    const make = () => {
      let left = false;
      return referenceServerSubject(async (input, init) => {
        left ||= init?.signal !== undefined && init.signal !== null;
        return left ? Response.json({}, { status: 503 }) : referenceHandler(input, init);
      });
    };
    return { name: "breaks when a client leaves", kills: id("client-leaves"), because: /answered with 503/, make };
  },
  rewrites("no-trace", /an error shows .*at read/, "tells its stack", 400, (body) => ({
    ...body,
    stack: "Error: no\n    at read (/srv/ocr.ts:12:7)",
  })),
  rewrites("no-trace", /an error shows "node_modules/, "tells its files", 422, (body) => ({
    ...body,
    file: "/srv/node_modules/zod/index.js",
  })),
  miscounts("no-breakdown", 422, 500),
  miscounts("no-breakdown", 405, 501),
  serves("no-breakdown", /got no answer: fetch failed/, "falls over what it cannot read", (reply, { method }) => {
    if (reply.status === 422 && method === "POST") throw new TypeError("fetch failed");
    return reply;
  }),
  rewrites("error-json", /neither message nor detail/, "nests its errors", 404, nested),
  instead(
    "error-json",
    /has the content type text\/html/,
    "answers with a page",
    404,
    () => new Response("<html>404</html>", { status: 404, headers: { "content-type": "text/html" } }),
  ),
];
