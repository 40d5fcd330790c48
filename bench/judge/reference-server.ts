/** The judge's reference backend as a real HTTP server. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { referenceBackend } from "@ocr/conformance";

/** Starts it on a free port of this machine. */
export const startReferenceServer = async (): Promise<AsyncDisposable & { readonly url: string }> => {
  const server = createServer((request, reply) => {
    const answer = async (): Promise<void> => {
      const parts: Array<Buffer> = [];
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
      const headers = { authorization: request.headers.authorization ?? "" };
      const response = await referenceBackend("http://reference/v1/ocr", {
        method: "POST",
        body: Buffer.concat(parts),
        headers,
      });
      reply.writeHead(response.status, { "content-type": "application/json" });
      reply.end(await response.text());
    };
    void answer();
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1/ocr`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => {
        server.close(() => done());
      });
    },
  };
};
