/** The real command, started as a process: what stands on stdout and stderr, exit codes, files. */
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { OcrResponse } from "@ocr/core";
import { PDFDocument, StandardFonts } from "pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probePicture } from "../src/probe.ts";

const main = join(import.meta.dirname, "../src/main.ts");
let cwd = "";

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
interface Options {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Folder to start in. */
  readonly from?: string;
  /** Sends Ctrl-C once stderr holds this text. */
  readonly interruptAt?: string;
  /** Closes stdout after its first bytes, as `| head -c 1` does. */
  readonly closeEarly?: boolean;
}

const ocr = (words: ReadonlyArray<string>, options: Options = {}) =>
  new Promise<Finished>((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=@ocr/source", main, ...words], {
      cwd: options.from ?? cwd,
      // Tests may themselves run through ./run, which sets OCR_CWD.
      env: { ...process.env, OCR_CWD: "", OCR_PASSWORD: "", ...options.env },
      stdio: "pipe",
    });
    let stdout = "";
    let stderr = "";
    let interrupted = false;
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      if (options.closeEarly) child.stdout.destroy();
    });
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
      if (interrupted || options.interruptAt === undefined || !stderr.includes(options.interruptAt)) return;
      interrupted = true;
      child.kill("SIGINT");
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
    if (options.input !== undefined) child.stdin.end(options.input);
  });

const pdf = async (texts: ReadonlyArray<string>, picture?: Uint8Array): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const image = picture === undefined ? undefined : await document.embedPng(picture);
  for (const text of texts) {
    const page = document.addPage([595, 842]);
    if (text !== "") page.drawText(text, { x: 60, y: 760, size: 12, font });
    if (image !== undefined) page.drawImage(image, { x: 60, y: 300, width: 400, height: 200 });
  }
  return document.save();
};
const put = async (path: string, content: Uint8Array | string) => {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), content);
};
const filesIn = async (folder: string): Promise<ReadonlyArray<string>> => {
  const entries = await readdir(join(cwd, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(cwd, folder).length + 1))
    .toSorted();
};
const text = (path: string) => readFile(join(cwd, path), "utf8");

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "ocr-command-"));
  await put("hello.pdf", await pdf(["Hello from the first page", "Second page here", "Third page here"]));
  await put("in/a/same.pdf", await pdf(["Same name, folder a"]));
  await put("in/b/same.pdf", await pdf(["Same name, folder b"]));
  await put("in/broken.pdf", "%PDF-1.4\nthis is no document");
  await put("figure.pdf", await pdf(["A page with a figure"], probePicture()));
  await put(
    "scan.pdf",
    await pdf(
      Array.from({ length: 30 }, () => ""),
      probePicture(),
    ),
  );
});
afterAll(() => rm(cwd, { recursive: true }));

describe("one document", () => {
  it("prints Markdown and nothing else on stdout, the closing line on stderr", async () => {
    const { code, stdout, stderr } = await ocr(["hello.pdf"]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^hello\.pdf: 3 pages in [\d.]+ s .*\n$/),
    });
    expect(stdout).toMatch(/^Hello from the first page\n\n---\n\nSecond page here\n\n---\n\nThird page here\n$/);
  });

  it("prints the response of the contract as JSON, for the pages asked for, from standard input", async () => {
    const input = await readFile(join(cwd, "hello.pdf"));
    const { code, stdout, stderr } = await ocr(["-", "--format", "json", "--pages", "0,2", "--quiet"], { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const response = OcrResponse.parse(JSON.parse(stdout));
    expect(response.pages.map(({ index }) => index)).toEqual([0, 2]);
    expect(response.usage_info.pages_processed).toBe(2);
  });

  it("embeds pictures in a standalone HTML page", async () => {
    const { code, stdout } = await ocr(["figure.pdf", "--format", "html", "--include-images"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<!doctype html>[^]*A page with a figure[^]*<img src="data:image\/\w+;base64,/);
  });

  it("ends quietly when the reader has seen enough", async () => {
    const { code, stderr } = await ocr(["hello.pdf", "--format", "html", "--verbose"], { closeEarly: true });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/EPIPE|Error/) });
  });
});

describe("several documents", () => {
  it("writes a folder, keeps its sub-folders, names the broken one and exits with 1", async () => {
    const { code, stdout, stderr } = await ocr([
      "in",
      "missing.pdf",
      "--out",
      "out",
      "--format",
      "text",
      "--concurrency",
      "2",
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^in\/broken\.pdf: (?!in)(?!broken)\S.*$/m);
    expect(stderr).toMatch(/^missing\.pdf: no such file$/m);
    expect(stderr).toMatch(/^2 documents read, 2 failed: 2 pages in /m);
    expect(await filesIn("out")).toEqual(["a/same.txt", "b/same.txt"]);
    expect(await text("out/b/same.txt")).toBe("Same name, folder b\n");
  });

  it("never lets two documents of one name overwrite each other; a glob keeps its sub-folders", async () => {
    // As ./run starts it: from another folder, with the user's in OCR_CWD.
    const { code } = await ocr(["in/a/same.pdf", "in/b/same.pdf", "in/*/same.pdf", "--out", "flat"], {
      from: tmpdir(),
      env: { OCR_CWD: cwd },
    });
    expect(code).toBe(0);
    expect(await filesIn("flat")).toEqual(["same-2.md", "same.md"]);
    expect(await text("flat/same-2.md")).toContain("folder b");
  });

  it("writes pictures as files whose links resolve, and a file per page", async () => {
    const { code, stderr } = await ocr(["figure.pdf", "--out", "pictures", "--include-images", "--page-files"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("-> pictures/figure-1.md") });
    const markdown = await text("pictures/figure-1.md");
    const link = /!\[[^\]]*\]\(([^)]+)\)/.exec(markdown)?.[1] ?? "no link";
    expect((await readFile(join(cwd, "pictures", link))).length).toBeGreaterThan(100);
  });
});

describe("wrong usage", () => {
  it.each([
    [["hello.pdf", "--pages", "2-1"], '--pages: the range "2-1" runs backwards'],
    [["hello.pdf", "in"], "4 documents need --out DIR"],
    [["hello.pdf", "--out", "hello.pdf"], "--out hello.pdf: this is a file, not a folder"],
  ])("%j exits with 2 and one clear line", async (words, message) => {
    const { code, stdout, stderr } = await ocr(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`ocr: ${message}`);
  });

  it("a missing file is a failed document", async () => {
    expect(await ocr(["nowhere.pdf"])).toMatchObject({ code: 1, stdout: "", stderr: "nowhere.pdf: no such file\n" });
  });
});

describe("a URL", () => {
  it("is fetched only from public addresses, and is shown without its secrets", async () => {
    const { code, stderr } = await ocr(["http://ann:word@127.0.0.1:9/report.pdf?token=abc"]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "127.0.0.1:9/report.pdf: its URL leads to a private address, which is not fetched\n",
    });
  });
});

describe("interruption", () => {
  it("Ctrl-C keeps what is finished and leaves neither half a file nor a temporary one", async () => {
    const { code, stderr } = await ocr(["hello.pdf", "scan.pdf", "--out", "stopped", "--verbose"], {
      interruptAt: "scan.pdf: page ",
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: expect.stringMatching(/stopped: 1 of 2 documents read\n$/) });
    expect(await filesIn("stopped")).toEqual(["hello.md"]);
  });
});

describe("doctor", () => {
  it("tells what works and which keys are set, never their values", async () => {
    const { code, stdout, stderr } = await ocr(["doctor"], { env: { MISTRAL_API_KEY: "s3cret-value" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/ok +Node +\d+/);
    expect(stdout).toMatch(/ok +PDF +/);
    expect(stdout).toMatch(/ok +OCR +/);
    expect(stdout).toMatch(/Languages +.*\beng\b/);
    expect(stdout).toMatch(/MISTRAL_API_KEY +set$/m);
    expect(stdout).not.toContain("s3cret");
  });
});
