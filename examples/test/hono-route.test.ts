/** The upload route of the example at its edges. */
import { createOcr, OcrError } from "@ocr/core";
import { defineProvider } from "@ocr/core/provider";
import { makeDocument } from "@ocr/fakes";
import { expect, it } from "vitest";
import { makeApp } from "../hono-route/app.ts";
import { POST } from "../next-route/app/api/ocr/route.ts";

const provider = defineProvider({
  name: "busy",
  models: { "busy-1": {} },
  capabilities: { documents: ["bytes"], mediaTypes: ["application/pdf"], pages: "simulated" },
  process: () =>
    Promise.reject(new OcrError({ reason: "RateLimited", message: "later", retryAfterMs: 6500, retryable: false })),
});
const app = makeApp(createOcr({ provider, patience: { attempts: 1 } }), () => {});
const form = (bytes: Uint8Array<ArrayBuffer>) => {
  const body = new FormData();
  body.set("file", new File([bytes], "a.pdf"));
  return body;
};

it("answers 400 when there is no form and no file", async () => {
  const broken = { method: "POST", body: "x", headers: { "content-type": "multipart/form-data; boundary=y" } };
  expect((await app.request("/ocr", { method: "POST", body: "x" })).status).toBe(400);
  expect((await app.request("/ocr", broken)).status).toBe(400);
  expect((await POST(new Request("http://localhost/", broken))).status).toBe(400);
});

it("counts the bytes of a body that does not tell its length", async () => {
  const body = new Blob([new Uint8Array(21 * 1024 * 1024)]).stream();
  const request = new Request("http://localhost/ocr", { method: "POST", body, duplex: "half" });
  expect((await app.request(request)).status).toBe(413);
});

it("tells a client to come later when the vendor says so", async () => {
  const pdf = new Uint8Array(await makeDocument({ seed: 1, kind: "slip" }));
  const answer = await app.request("/ocr", { method: "POST", body: form(pdf) });
  expect(answer.headers.get("retry-after")).toBe("7");
  expect([answer.status, await answer.json()]).toEqual([503, { error: "later", reason: "RateLimited" }]);
});
