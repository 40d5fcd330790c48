/** How a vendor's failures are told: reason, status, sentence, and nothing secret. */
import { type Check, checksOf } from "../check.ts";
import { expect, NotExercised } from "../verdict.ts";
import { callsOf, type Context } from "../context.ts";
import type { Fault } from "../port/fault.ts";
import type { Failure } from "../subject.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };
const needs = "faults";

/** The failure that a fault leads to, with the proof that the fault was met. */
export const failureAfter = async (context: Context, fault: Fault, timeoutMs?: number): Promise<Failure> => {
  const answer = await context.ask("single", {}, { fault, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  if (!callsOf(answer).some((call) => call.struck)) throw new NotExercised("the injected fault was not met");
  expect(answer.failure !== undefined, "the call succeeded although the vendor failed");
  return answer.failure ?? { message: "", text: "" };
};

const always = (status: number, more: Partial<Extract<Fault, { kind: "status" }>> = {}): Fault => ({
  kind: "status",
  status,
  times: Infinity,
  ...more,
});

const reasonOf = (status: number, reason: string): Definition => ({
  id: `status-${status}`,
  clause: "ERR-1",
  title: `${status} from the vendor is told as ${reason}`,
  needs,
  run: async (context) => {
    const failure = await failureAfter(context, always(status));
    expect(failure.reason === reason, `${status} is told as ${failure.reason}, not as ${reason}`);
  },
});

const sentence = "the parchment is upside down";

export const errorChecks = checksOf("errors", [
  reasonOf(400, "InvalidRequest"),
  reasonOf(401, "Unauthorized"),
  reasonOf(402, "QuotaExhausted"),
  reasonOf(403, "Forbidden"),
  reasonOf(404, "NotFound"),
  reasonOf(413, "TooLarge"),
  reasonOf(422, "InvalidRequest"),
  reasonOf(429, "RateLimited"),
  reasonOf(500, "Upstream"),
  reasonOf(502, "Upstream"),
  reasonOf(503, "Upstream"),
  reasonOf(504, "Timeout"),
  {
    id: "status-kept",
    clause: "ERR-2",
    title: "The error carries the vendor's status",
    needs,
    run: async (context) => {
      const { status } = await failureAfter(context, always(403));
      expect(status === 403, `the error carries ${status}, not 403`);
    },
  },
  {
    id: "provider-named",
    clause: "ERR-2",
    title: "The error names the provider",
    needs,
    run: async (context) => {
      const { provider } = await failureAfter(context, always(403));
      expect(provider !== undefined && provider !== "", "the error names no provider");
    },
  },
  {
    id: "request-id",
    clause: "ERR-3",
    level: "SHOULD",
    title: "The error carries the vendor's id of the request",
    needs,
    run: async (context) => {
      const { requestId } = await failureAfter(context, always(403, { headers: { "x-request-id": "req-4711" } }));
      expect(requestId === "req-4711", `the error carries the id ${requestId}, not req-4711`);
    },
  },
  ...(
    [
      ["flat", { object: "error", message: sentence, type: "invalid_request_error" }],
      ["detail", { detail: sentence }],
      ["detail-list", { detail: [{ type: "value_error", loc: ["body", "document"], msg: sentence }] }],
      ["nested", { error: { code: "Bad", message: sentence } }],
    ] as const
  ).map(([shape, body]): Definition => ({
    id: `sentence-${shape}`,
    clause: "ERR-4",
    level: "SHOULD",
    title: `The vendor's sentence is told when its body has the shape "${shape}"`,
    needs,
    run: async (context) => {
      const { message } = await failureAfter(context, always(400, { body: () => body }));
      expect(message.includes(sentence), "the vendor's sentence is lost");
    },
  })),
  {
    id: "not-json",
    clause: "ERR-7",
    title: "An error page that is no JSON does not hide the status",
    needs,
    run: async (context) => {
      const { reason } = await failureAfter(context, always(401, { body: () => "<html>login</html>" }));
      expect(reason === "Unauthorized", `a 401 with a page of HTML is told as ${reason}`);
    },
  },
  ...(
    [
      ["bearer", "Bearer"],
      ["prose", "Incorrect API key provided:"],
      ["quoted", 'invalid credential "'],
    ] as const
  ).map(([how, before]): Definition => ({
    id: `key-quoted-${how}`,
    clause: "ERR-5",
    title: `A key that the vendor quotes ("${before} …") stands nowhere in the error`,
    needs,
    run: async (context) => {
      let shown: ReadonlyArray<string> = [];
      const body = (secrets: ReadonlyArray<string>) => {
        shown = secrets;
        return { message: `${before}${before.endsWith('"') ? "" : " "}${secrets[0] ?? ""}` };
      };
      const { text } = await failureAfter(context, always(401, { body }));
      if (shown.length === 0) throw new NotExercised("the vendor was shown no key");
      expect(!shown.some((secret) => text.includes(secret)), "the key stands in the error");
    },
  })),
  {
    id: "document-quoted",
    clause: "ERR-6",
    title: "A document that the vendor repeats stands nowhere in the error",
    needs,
    run: async (context) => {
      const contents = Buffer.from((await context.fixture("single")).bytes.subarray(0, 3000)).toString("base64");
      const body = () => ({
        detail: [
          {
            type: "value_error",
            loc: ["body"],
            msg: `Received: data:application/pdf;base64,${contents}`,
            input: contents,
          },
        ],
      });
      const { text } = await failureAfter(context, always(422, { body }));
      expect(!text.includes(contents.slice(100, 160)), "the document stands in the error");
    },
  },
]);
