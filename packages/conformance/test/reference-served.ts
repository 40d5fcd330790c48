/** The reference backend as a program: it listens on `PORT`. It loads only what it needs, to be there soon. */
import { createServer } from "node:http";
import { referenceBackend } from "../src/reference/backend.ts";

const server = createServer((request, reply) => {
  const answer = async (): Promise<void> => {
    const parts: Array<Buffer> = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { authorization = "" } = request.headers;
    const init = { method: "POST", body: Buffer.concat(parts), headers: { authorization } };
    const response = await referenceBackend("http://reference/v1/ocr", init);
    reply.writeHead(response.status, { "content-type": "application/json" });
    reply.end(await response.text());
  };
  void answer();
});
server.listen(Number(process.env["PORT"]), "127.0.0.1");
