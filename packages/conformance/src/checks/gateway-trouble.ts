/** What a server does with requests that nobody should send: methods, bodies, limits, clients that leave. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import type { RawRequest } from "../subject.ts";
import { asking, isIn, isTold, jsonIn, sent } from "./gateway-exchange.ts";

type Definition = Omit<Check, "profile" | "level">;

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

/** Checks of the profile gateway that are about bad requests. */
export const troubleChecks: ReadonlyArray<Definition> = [
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
      const reply = await context.subject.send?.({ body }).catch(() => undefined);
      if (reply === undefined) context.unobserved("the status: the server hung up before it could be read");
      else isIn(reply, [413], `a body of more than ${maxBodyBytes} bytes`);
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
      for (const request of await failing(context)) isTold(await sent(context, request));
    },
  },
];
