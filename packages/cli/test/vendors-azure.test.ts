/** The command with Azure's two services: against fakes, from the endpoint to the result. */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeDocumentIntelligence, fakeFoundry, makeDocument } from "@ocr/fakes";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { catalogueText } from "../src/catalogue.ts";

const main = join(import.meta.dirname, "../src/main.ts");
const secret = "key-0123456789-secret";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ocr-azure-"));
  await writeFile(join(folder, "report.pdf"), await makeDocument({ seed: 41, pages: 3 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const empty = {
  OCR_CWD: "",
  AZURE_AI_API_KEY: "",
  AZURE_AI_ENDPOINT: "",
  AZURE_DOCUMENT_INTELLIGENCE_API_KEY: "",
  AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT: "",
};

const ocr = (words: ReadonlyArray<string>, env: Readonly<Record<string, string>>) =>
  new Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=@ocr/source", main, ...words], {
      cwd: folder,
      env: { ...process.env, ...empty, ...env },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
    child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });

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
  const files = (await readdir(join(folder, "read"), { recursive: true })).map(String);
  expect(files.filter((name) => name.endsWith(".png"))).toHaveLength(3);
  const text = await readFile(join(folder, "read", files.find((name) => name.endsWith(".md")) ?? ""), "utf8");
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
