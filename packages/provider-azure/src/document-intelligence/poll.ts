/** An analysis from its start to its end: submitted once, asked after until it is done, whatever happens on the way. */
import { OcrError, type Warning } from "@ocr/core/provider";
import { askedWait, type Connection, getSteadily, jsonFrom } from "./connection.ts";
import { failureOf, lateFailure } from "./failure.ts";
import type { AnalyzeRequest } from "./to-vendor.ts";
import { Operation } from "./vendor.ts";

/** Waits between questions when the vendor names none, in milliseconds; it asks for no more than one in two seconds. */
const firstWait = 1000;
const longestWait = 10_000;
/** No vendor is asked more often than this, even when it says "at once". */
const shortestWait = 20;

const invalid = (message: string, model: string) =>
  new OcrError({
    reason: "ResponseInvalid",
    message: `azure-di ${message}`,
    provider: "azure-di",
    model,
    retryable: false,
  });

/** Where the result will be. Throws when the vendor does not say, or names another host: that one must not see the key. */
const locationOf = (response: Response, asked: string, model: string): string => {
  const text = response.headers.get("operation-location");
  const location = text !== null && URL.canParse(text, asked) ? new URL(text, asked) : undefined;
  if (location === undefined) throw invalid("accepted the document but did not say where its result will be", model);
  if (location.origin !== new URL(asked).origin)
    throw invalid("named another host for the result; the key was not sent there", model);
  return location.href;
};

/** A started analysis. */
export interface Started {
  /** Address of the result. */
  readonly location: string;
  /** The wait before the first question. */
  readonly waitMs: number;
}

/** Submits a document; `accepted` is told at once. Fails with the reasons that the vendor's answers stand for. */
export const start = async (
  connection: Connection,
  request: AnalyzeRequest,
  accepted: () => void,
): Promise<Started> => {
  const { call, send } = connection;
  const response = await send(request.url, {
    method: "POST",
    headers: { "content-type": request.contentType },
    body: request.body,
  });
  if (!response.ok) throw await failureOf(response, connection);
  accepted();
  // Nobody waits for the end of a body that is not read.
  response.body?.cancel().catch(() => undefined);
  const location = locationOf(response, request.url, call.model);
  return { location, waitMs: askedWait(response, call) ?? firstWait };
};

const readOperation = (value: unknown, model: string): Operation => {
  const read = Operation.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw invalid(`sent a reply that does not fit at ${issue?.path.join(".") || "the root"}: ${issue?.message}`, model);
};

/** Asks until the analysis is done, and gives its result as it came. Rejects when it failed, and when the call ends. */
export const resultOf = async (connection: Connection, { location, waitMs }: Started): Promise<unknown> => {
  const { call } = connection;
  for (let wait = waitMs, own = firstWait; ; own = Math.min(longestWait, own * 1.5)) {
    await call.sleep(Math.max(shortestWait, wait));
    const { asked, operation } = await getSteadily(connection, location, async (response) => ({
      asked: askedWait(response, call),
      operation: readOperation(await jsonFrom(response), call.model),
    }));
    const { analyzeResult, error, status } = operation;
    if (status === "succeeded") return analyzeResult;
    if (status !== "notStarted" && status !== "running") throw await lateFailure(status, error, connection);
    wait = asked ?? own;
  }
};

/** How long a clean-up may take that nobody waits for. */
const removalMs = 10_000;

/** Deletes a result, also when its call was aborted. A failure is a warning: the vendor deletes it itself after a day. */
export const removeResult = async ({ send }: Connection, location: string): Promise<Warning | undefined> => {
  const kept = (why: string): Warning => ({
    code: "result-not-deleted",
    message: `azure-di could not delete the result (${why}); it does so itself after 24 hours`,
  });
  try {
    const response = await send(location, { method: "DELETE", signal: AbortSignal.timeout(removalMs) });
    await response.body?.cancel();
    return response.ok || response.status === 404 ? undefined : kept(`status ${response.status}`);
  } catch {
    return kept("no answer");
  }
};
