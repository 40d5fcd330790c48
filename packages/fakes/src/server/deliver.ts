/** Sends an answer over a socket, whole or as a fault wants it. */
import type { ServerResponse } from "node:http";
import { bodyOf, type FakeAnswer } from "./exchange.ts";
import type { Fault } from "./fault.ts";

const struck = (answer: FakeAnswer, fault: Fault | undefined): FakeAnswer => {
  if (fault?.kind === "truncate") {
    const { bytes, type } = bodyOf(answer);
    const body = bytes.subarray(0, Math.floor(bytes.length / 2));
    return { ...answer, body, headers: { ...answer.headers, "content-type": type } };
  }
  if (fault?.kind === "body") {
    const type = fault.contentType ?? answer.headers?.["content-type"] ?? "application/json";
    return { ...answer, body: fault.text, headers: { ...answer.headers, "content-type": type } };
  }
  return answer;
};

const flood = (reply: ServerResponse, bytes: number): void => {
  const part = Buffer.alloc(0x1_00_00, 48);
  let left = bytes;
  const pour = (): void => {
    while (left > 0) {
      const size = Math.min(left, part.length);
      left -= size;
      if (!reply.write(part.subarray(0, size))) {
        reply.once("drain", pour);
        return;
      }
    }
    reply.end();
  };
  pour();
};

/** Sends an answer. */
export const deliver = (reply: ServerResponse, given: FakeAnswer, fault: Fault | undefined): void => {
  const answer = struck(given, fault);
  const { bytes, type } = bodyOf(answer);
  const head = { ...answer.headers, "content-type": type };
  if (fault?.kind === "flood") {
    reply.writeHead(answer.status, head);
    flood(reply, fault.bytes);
    return;
  }
  reply.writeHead(answer.status, { ...head, "content-length": bytes.length });
  if (fault?.kind !== "reset" && fault?.kind !== "stall") {
    reply.end(bytes);
    return;
  }
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  if (fault.kind === "stall") reply.write(half);
  else reply.write(half, () => setTimeout(() => reply.destroy(), 5));
};
