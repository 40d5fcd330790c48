/** Keys that every object of JavaScript has are unknown options like others. */
import { fakeMistral } from "@ocr/fakes";
import { expect, it } from "vitest";

it.each(["__proto__", "constructor", "toString"])("refuses the option %s", async (key) => {
  await using fake = await fakeMistral();
  const reply = await fetch(`${fake.url}/v1/ocr`, {
    method: "POST",
    headers: { authorization: `Bearer ${fake.apiKey}`, "content-type": "application/json" },
    body: `{"model":"mistral-ocr-latest","document":{"document_url":"https://a.example/b.pdf"},"${key}":{}}`,
  });
  expect(reply.status).toBe(422);
  expect(await reply.text()).toContain("extra_forbidden");
});
