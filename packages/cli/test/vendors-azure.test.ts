/** The command with Azure's two services: against fakes, from the endpoint to the result. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fakeDocumentIntelligence, fakeFoundry } from "@ocr/fakes";
import { expect, it, onTestFinished } from "vitest";
import { catalogueText } from "../src/catalogue.ts";
import { commandFolder, secret } from "./vendor-command.ts";

const { ocr, path } = commandFolder();

it("azure reads, and names the variables that are missing or wrong", async () => {
  const fake = await fakeFoundry({ apiKey: secret });
  onTestFinished(fake.close);
  const words = ["report.pdf", "--provider", "azure", "--pages", "1-2", "--verbose"];
  const endpoint = { AZURE_AI_ENDPOINT: `${fake.url}/providers/mistral/azure/ocr` };
  const [good, keyless, wrong, nowhere] = await Promise.all([
    ocr(words, { ...endpoint, AZURE_AI_API_KEY: secret }),
    ocr(words, endpoint),
    ocr(words, { ...endpoint, AZURE_AI_API_KEY: "wrong" }),
    ocr(words, { AZURE_AI_API_KEY: secret }),
  ]);
  expect(good.stdout).toContain("# Report 41-2:");
  expect(good.code).toBe(0);
  expect(keyless.stderr).toContain("set AZURE_AI_API_KEY");
  expect(wrong.stderr).toContain("check the key of AZURE_AI_API_KEY");
  expect(nowhere.stderr).toContain("set AZURE_AI_ENDPOINT");
  expect([keyless.code, wrong.code, nowhere.code]).toEqual([1, 1, 1]);
  expect([good, keyless, wrong, nowhere].map(({ stderr, stdout }) => stdout + stderr).join("")).not.toContain(secret);
});

it("azure-di reads, with the pictures of figures, and names what is wrong", async () => {
  const fake = await fakeDocumentIntelligence({ apiKey: secret, firstRetryAfter: "0" });
  onTestFinished(fake.close);
  const words = ["report.pdf", "--provider", "azure-di", "--include-images", "--out", "read"];
  const endpoint = { AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT: fake.url };
  const [good, wrong] = await Promise.all([
    ocr(words, { ...endpoint, AZURE_DOCUMENT_INTELLIGENCE_API_KEY: secret }),
    ocr(["report.pdf", "--provider", "azure-di"], { ...endpoint, AZURE_DOCUMENT_INTELLIGENCE_API_KEY: "wrong" }),
  ]);
  expect(good.code).toBe(0);
  const files = (await readdir(path("read"), { recursive: true })).map(String);
  expect(files.filter((name) => name.endsWith(".png"))).toHaveLength(3);
  const text = await readFile(join(path("read"), files.find((name) => name.endsWith(".md")) ?? ""), "utf8");
  expect(text).toContain("# Report 41-3:");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toContain("check the key of AZURE_DOCUMENT_INTELLIGENCE_API_KEY");
});

it("ocr models has both, without an endpoint", async () => {
  const text = await catalogueText(undefined, new Date("2026-10-01"));
  expect(text).toMatch(/^azure +mistral-document-ai-2512 +3 +3 +30 pages, 30 MB +default$/m);
  expect(text).toMatch(/^azure +mistral-document-ai-2505 .* deprecated 2026-09-22$/m);
  expect(text).toMatch(/^azure-di +prebuilt-layout +10 +- +2000 pages, 500 MB +default$/m);
  expect(text).toMatch(/^azure-di +prebuilt-read +1\.5 /m);
});
