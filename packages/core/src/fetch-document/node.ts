/** The guarded fetcher: no private addresses (checked after the name is resolved, at each redirect), limits on size and time. */
import { type IncomingMessage, request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import type { FetchDocument } from "../document/acquire.ts";
import { OcrError, type Reason } from "../error.ts";

/** How the guarded fetcher behaves. */
export interface FetchDocumentOptions {
  /** Addresses or CIDR ranges that may be reached although they are private, such as an own document store. */
  readonly allowAddresses?: ReadonlyArray<string>;
  /** Limit for the whole download, in milliseconds. Default 60,000. */
  readonly timeoutMs?: number;
}

const mostRedirects = 5;

const failure = (reason: Reason, message: string, cause?: unknown, status?: number) =>
  new OcrError({ reason, message: `document: ${message}`, cause, ...(status === undefined ? {} : { status }) });

const refusedAddress = /is not allowed\. Because/;

const statusFailure = (status: number): OcrError => {
  if (status === 404 || status === 410) return failure("NotFound", `its URL answered ${status}`, undefined, status);
  if (status >= 500 || status === 429) return failure("Network", `its URL answered ${status}`, undefined, status);
  return failure("InvalidRequest", `its URL answered ${status}`, undefined, status);
};

const readBody = async (reply: IncomingMessage, maxBytes: number): Promise<Uint8Array> => {
  const tooLarge = () => failure("TooLarge", `it has more than ${maxBytes} bytes`);
  if (Number(reply.headers["content-length"] ?? 0) > maxBytes) throw tooLarge();
  const parts: Array<Buffer> = [];
  let size = 0;
  for await (const part of reply as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  if (!reply.complete) throw failure("Network", "the download was cut off");
  return new Uint8Array(Buffer.concat(parts));
};

/**
 * Makes a fetcher of documents that is safe to point at URLs from strangers: addresses that are not public are refused
 * after name resolution and at every redirect, and size and time are limited. At most 5 redirects are followed.
 *
 * @example
 * ```ts
 * import { createOcr } from "@ocr/core";
 * import { guardedFetch } from "@ocr/core/node";
 * import { local } from "@ocr/provider-local";
 *
 * export const ocr = createOcr({
 *   provider: local(),
 *   fetchDocument: guardedFetch({ allowAddresses: ["10.1.0.0/16"], timeoutMs: 20_000 }),
 * });
 * ```
 */
export const guardedFetch = (options: FetchDocumentOptions = {}): FetchDocument => {
  const filter = { allowIPAddressList: [...(options.allowAddresses ?? [])] };
  const httpAgent = new RequestFilteringHttpAgent(filter);
  const httpsAgent = new RequestFilteringHttpsAgent(filter);

  const open = (url: URL, signal: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      if (!/^https?:$/.test(url.protocol)) {
        reject(failure("InvalidRequest", "its URL leads to something that is neither http nor https"));
        return;
      }
      const headers = { accept: "*/*", "accept-encoding": "identity", "user-agent": "ocr" };
      try {
        const sent =
          url.protocol === "https:"
            ? httpsRequest(url, { agent: httpsAgent, headers, signal }, resolve)
            : httpRequest(url, { agent: httpAgent, headers, signal }, resolve);
        sent.on("error", reject).end();
      } catch (cause) {
        // The agent throws at once when the host is written as an address.
        reject(cause);
      }
    });

  const follow = async (start: string, signal: AbortSignal, maxBytes: number) => {
    let url = new URL(start);
    for (let hop = 0; hop <= mostRedirects; hop += 1) {
      const reply = await open(url, signal);
      const status = reply.statusCode ?? 0;
      const { location } = reply.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        reply.destroy();
        if (!URL.canParse(location, url.href))
          throw failure("InvalidRequest", "its URL redirects to something unreadable");
        url = new URL(location, url.href);
        continue;
      }
      if (status !== 200) {
        reply.destroy();
        throw statusFailure(status);
      }
      const mediaType = reply.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
      const bytes = await readBody(reply, maxBytes);
      return { bytes, ...(mediaType === undefined ? {} : { mediaType }) };
    }
    throw failure("InvalidRequest", `its URL redirects more than ${mostRedirects} times`);
  };

  return async (url, { signal, maxBytes }) => {
    const limit = AbortSignal.timeout(options.timeoutMs ?? 60_000);
    try {
      return await follow(url, AbortSignal.any([signal, limit]), maxBytes);
    } catch (cause) {
      if (cause instanceof OcrError) throw cause;
      if (signal.aborted) throw failure("Aborted", "the download was aborted", signal.reason);
      if (limit.aborted) throw failure("Timeout", "the download took too long", cause);
      if (cause instanceof Error && refusedAddress.test(cause.message))
        throw failure("InvalidRequest", "its URL leads to a private address, which is not fetched");
      throw failure("Network", "its URL cannot be reached", cause);
    }
  };
};

/** The fetcher that clients use unless they bring their own. */
export const fetchDocument: FetchDocument = guardedFetch();
