/** An HTTP server that answers `POST /v1/ocr` as a subject. What happens behind it cannot be seen. */
import type { Claims } from "../claims.ts";
import type { Answer, Failure, Subject } from "../subject.ts";

/** A server to judge. */
export interface UrlSubjectOptions {
  /** The whole address, such as `http://localhost:8080/v1/ocr`. */
  readonly url: string;
  /** Sent as a bearer token. */
  readonly apiKey?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the server claims. Default: nothing beside the core of the contract. */
  readonly claims?: Claims;
  /** The model to name in questions that name none. */
  readonly model?: string;
  /** The `fetch` to use. Default: the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What lies below a `fetch` that failed, such as `ECONNREFUSED` or `bad port`; `fetch` itself only says that it did. */
const codeOf = (error: unknown): string | undefined => {
  const { code, message } = ((error as Partial<Error>).cause ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return [code, message].find((word) => typeof word === "string");
};

const patienceMs = 2000;
const nobody = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "bad port"];

/** Why nobody can be there: the code of the network. Nothing when somebody answers, or is only slow. */
export const absenceAt = async (url: string): Promise<string | undefined> => {
  try {
    const reply = await fetch(new URL(url).origin, { redirect: "manual", signal: AbortSignal.timeout(patienceMs) });
    await reply.body?.cancel();
    return undefined;
  } catch (error) {
    return nobody.find((code) => code === codeOf(error));
  }
};

/**
 * Makes a subject of a server.
 *
 * @example
 * ```ts
 * import { judge, urlSubject } from "@ocr/conformance";
 *
 * export const report = () => judge(urlSubject({ url: "http://localhost:8080/v1/ocr", claims: { images: true } }));
 * ```
 */
export const urlSubject = (options: UrlSubjectOptions): Subject => {
  const { apiKey, claims = {}, fetch = globalThis.fetch, headers = {}, model, url } = options;
  const secrets = apiKey === undefined ? [] : [apiKey];
  const failed = (failure: Failure): Answer => ({ failure, secrets });

  const send: NonNullable<Subject["send"]> = async ({ body, method = "POST", path, signal, ...asked }) => {
    const own = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
    const all = { "content-type": "application/json", ...own, ...headers, ...asked.headers };
    const given = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
    const reply = await fetch(path === undefined ? url : new URL(path, url).href, {
      method,
      headers: given,
      redirect: "manual",
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };
  const ask: Subject["ask"] = async (request, { signal } = {}) => {
    const named = model === undefined || typeof request !== "object" ? request : { model, ...request };
    try {
      const { status, text } = await send({
        body: JSON.stringify(named),
        ...(signal === undefined ? {} : { signal }),
      });
      if (status !== 200) return failed({ status, message: text, text });
      const body = parsed(text);
      if (body === undefined) return failed({ status, message: "the body is not JSON", text });
      return { body, secrets };
    } catch (error) {
      const { message, name } = error instanceof Error ? error : { message: String(error), name: "" };
      const code = codeOf(error);
      return failed({ name, message: code === undefined ? message : `${message} (${code})`, text: message });
    }
  };
  return {
    name: url,
    kind: "url",
    claims,
    faults: false,
    keyed: apiKey !== undefined,
    ...(model === undefined ? {} : { model }),
    ask,
    send,
    close: async () => undefined,
  };
};
