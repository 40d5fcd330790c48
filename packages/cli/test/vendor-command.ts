/** The command in a process and a folder of its own, with no vendor's key but those that a test gives it. */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDocument } from "@ocr/fakes";
import { afterAll, beforeAll } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");

/** The key that tests give, and that nobody may ever see. */
export const secret = "key-0123456789-secret";

const noKeys = {
  OCR_CWD: "",
  MISTRAL_API_KEY: "",
  AIMLAPI_API_KEY: "",
  AZURE_AI_API_KEY: "",
  AZURE_AI_ENDPOINT: "",
  AZURE_DOCUMENT_INTELLIGENCE_API_KEY: "",
  AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT: "",
};

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with `report.pdf` for the tests of a file, and the command in it. */
export const commandFolder = () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "ocr-vendors-"));
    await writeFile(join(folder, "report.pdf"), await makeDocument({ seed: 41, pages: 3 }));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const ocr = (words: ReadonlyArray<string>, env: Readonly<Record<string, string>>) =>
    new Promise<Ended>((resolve, reject) => {
      const child = spawn(process.execPath, ["--conditions=@ocr/source", main, ...words], {
        cwd: folder,
        env: { ...process.env, ...noKeys, ...env },
      });
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (data: Buffer) => (stdout += data.toString()));
      child.stderr.on("data", (data: Buffer) => (stderr += data.toString()));
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
  return { ocr, path: (name: string): string => join(folder, name) };
};
