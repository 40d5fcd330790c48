/** Serves the built site on a free port of this machine, with clean addresses, as hosts of static sites do. */
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileOf } from "./site-check.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

/** Starts the server; closed by `await using`. */
export const serve = async (site: string): Promise<AsyncDisposable & { readonly url: string }> => {
  const server = createServer((request, reply) => {
    const path = decodeURI(new URL(request.url ?? "/", "http://site").pathname);
    const file = path.includes("..") ? undefined : fileOf(site, path);
    reply.writeHead(file === undefined ? 404 : 200, {
      "content-type": mediaTypes[extname(file ?? ".html")] ?? "application/octet-stream",
    });
    reply.end(readFileSync(join(site, file ?? "404.html")));
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
};
