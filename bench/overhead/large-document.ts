/** A large document on its way to a server: how much memory does it take beside itself? */
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chance } from "../measure/chance.ts";
import { runProbe } from "../measure/child.ts";
import type { LargeDocumentReport } from "../probe/large-document.ts";

/** Bytes that begin and end as a PDF does; nobody has to read what is between. */
const documentOf = (size: number): Buffer => {
  const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => Math.floor(chance("noise", at) * 256)));
  const bytes = Buffer.alloc(size, noise);
  const end = "\nstartxref\n9\n%%EOF\n";
  bytes.write("%PDF-1.7\n");
  bytes.write(end, size - end.length);
  return bytes;
};

const reply = JSON.stringify({
  pages: [{ index: 0, markdown: "hello", images: [], dimensions: null }],
  model: "ocr-1",
  usage_info: { pages_processed: 1 },
});

/** Sends a document of so many bytes from a process of its own to a server in this one. */
export const sendLargeDocument = async (size: number): Promise<LargeDocumentReport & { readonly arrived: number }> => {
  const folder = await mkdtemp(join(tmpdir(), "ocr-bench-"));
  let arrived = 0;
  const server = createServer((request, answer) => {
    request.on("data", (part: Buffer) => (arrived += part.length));
    request.on("end", () => answer.end(reply));
  }).listen(0, "127.0.0.1");
  try {
    await once(server, "listening");
    const path = join(folder, "large.pdf");
    await writeFile(path, documentOf(size));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const script = join(import.meta.dirname, "../probe/large-document.ts");
    return { ...(await runProbe<LargeDocumentReport>(script, [path, url])), arrived };
  } finally {
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
};
