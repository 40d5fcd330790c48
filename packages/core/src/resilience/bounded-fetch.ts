/** A `fetch` whose answers end: a body without end, or one that swells when it is unpacked, becomes an error while it is read. */
import { OcrError } from "../error.ts";

/** Bytes that are read of a success, unpacked: a long document with its pictures has room several times over. */
const mostOfSuccess = 256 * 1024 * 1024;
/** Bytes that are read of an error, of which a sentence is needed. */
const mostOfError = 1024 * 1024;

const tooLong = (provider: string, most: number) =>
  new OcrError({
    reason: "ResponseInvalid",
    message: `${provider} sent more than ${most} bytes`,
    provider,
    retryable: false,
  });

/** Whether the connection itself ends the body in time: its length is said, and nothing is unpacked. */
const isShort = ({ headers }: Response, most: number): boolean => {
  const length = headers.get("content-length");
  return length !== null && Number(length) <= most && !headers.has("content-encoding");
};

const counted = (body: ReadableStream<Uint8Array>, most: number, provider: string): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  let size = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        size += value.length;
        if (size <= most) {
          controller.enqueue(value);
          return;
        }
        // Not waited for: a stream that never ends may never say that it was left either.
        void reader.cancel().catch(() => undefined);
        controller.error(tooLong(provider, most));
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};

/** Bounds what is read of each answer. Reading further rejects with `ResponseInvalid`, which names the provider. */
export const boundedFetch =
  (fetch: typeof globalThis.fetch, provider: string): typeof globalThis.fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const { body, headers, ok, status, statusText, url } = response;
    const most = ok ? mostOfSuccess : mostOfError;
    // A browser hides the answer of a redirect behind the status 0.
    if (body === null || status < 200 || isShort(response, most)) return response;
    const bounded = new Response(counted(body, most, provider), { status, statusText, headers });
    return Object.defineProperty(bounded, "url", { value: url });
  };
