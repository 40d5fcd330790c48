/**
 * Serves the app and asks it four times: `node main.ts`. Your server needs only
 * the first half.
 */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import { serve } from "@hono/node-server";
import { createOcr } from "@ocr/core";
import { local } from "@ocr/provider-local";
import { makeApp } from "./app.ts";

const told = new EventTarget();
const log = (line: string): void => {
  console.log(`server: ${line}`);
  told.dispatchEvent(new Event(line));
};

const ocr = createOcr({ provider: local() });
const server = serve({
  fetch: makeApp(ocr, log).fetch,
  port: Number(process.env["PORT"] ?? 0),
  hostname: "127.0.0.1",
});
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const url = `http://127.0.0.1:${port}/ocr`;

// The client's half.
const upload = async (
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  signal?: AbortSignal,
): Promise<void> => {
  const body = new FormData();
  body.set("file", new File([bytes], name));
  try {
    const answer = await fetch(url, {
      method: "POST",
      body,
      ...(signal === undefined ? {} : { signal }),
    });
    console.log(
      `client: ${name}: ${answer.status} ${(await answer.text()).slice(0, 70)}`,
    );
  } catch (error) {
    console.log(`client: ${name}: ${(error as Error).name}`);
  }
};
const read = async (path: string) =>
  [basename(path), new Uint8Array(await readFile(path))] as const;

await upload(...(await read("../documents/invoice.pdf")));
await upload("notes.txt", new TextEncoder().encode("no picture, no PDF"));
await upload("huge.pdf", new Uint8Array(21 * 1024 * 1024));

// A scan takes a while. The client leaves as soon as the server has begun.
const controller = new AbortController();
const [name, scan] = await read("../documents/letter-scan.pdf");
told.addEventListener(`${name}: begun`, () => controller.abort());
const ended = once(told, `${name}: Aborted`);
await upload(name, scan, controller.signal);
await ended;

server.close();
await ocr.close();
