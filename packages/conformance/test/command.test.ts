/** The command: subjects, exit codes, reports, and the line that shows a failure again. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixturesOf, providerSubject, referenceKey, referenceSubject, registry, type Report } from "@ocr/conformance";
import { freePort } from "../src/subject/command.ts";
import { runCommand } from "@ocr/conformance/cli";
import { describe, expect, it } from "vitest";
import { givenDocument } from "../src/command/given-document.ts";
import { mediaTypeOf } from "../src/fixture/media-type.ts";
import { oneBased } from "./broken-provider.ts";
import { referenceServer } from "./reference-server.ts";

const folder = import.meta.dirname;

const run = async (line: string, environment: Readonly<Record<string, string>> = {}) => {
  const lines: Array<string> = [];
  const code = await runCommand(
    line.split(" ").filter((word) => word !== ""),
    {
      folder,
      environment,
      providers: { reference: async () => referenceSubject() },
      print: (text) => lines.push(text),
    },
  );
  return { code, text: lines.join("\n") };
};

/** Whether the command does not know an option. */
const unknownTo = async (option: string): Promise<boolean> =>
  (await run(`${option} x --list --json`)).text.includes("Unknown option") &&
  (await run(`--provider nobody ${option}=1`)).text.includes("Unknown option");

describe("ocr-conformance", () => {
  it("judges a provider in a file, and prints the line that shows a failure again", async () => {
    const { code, text } = await run(
      "--module ./broken-provider.ts#oneBased --profile pages,usage --check pages.all --check usage.size --seed 3",
    );
    expect(code).toBe(1);
    expect(text).toContain("gave [1,2,3], not [0,1,2]");
    const again = /again: {3}ocr-conformance (.*pages\.all.*)/.exec(text)?.[1] ?? "";
    expect(again).toBe("--module ./broken-provider.ts#oneBased --profile pages --check pages.all --seed 3");
    const second = await run(again);
    expect(second.code).toBe(1);
    expect(second.text).toContain("gave [1,2,3], not [0,1,2]");
  });

  it("judges what a default export is", async () => {
    const { code, text } = await run("--module ./broken-provider.ts --profile usage,confidence");
    expect(text).toContain("reference: conformant");
    expect(code).toBe(0);
  });

  it("judges a server by its address, and says what it could not see", async () => {
    await using server = await referenceServer();
    const file = join(await mkdtemp(join(tmpdir(), "conformance-")), "report.json");
    const claims = file.replace("report", "claims");
    await writeFile(
      claims,
      JSON.stringify({
        images: true,
        tableFormats: ["html", "markdown"],
        blocks: true,
        header: true,
        footer: true,
        confidences: ["word", "page", "block"],
        documentAnnotation: true,
        bboxAnnotation: true,
        vendorOptions: true,
      }),
    );
    const profiles = "refusals --check refusals.table-format --check refusals.unknown-option";
    const line = `--url ${server.url} --key-variable OCR_KEY --capabilities ${claims} --profile ${profiles} --report json=${file}`;
    const { code, text } = await run(line, { OCR_KEY: referenceKey });
    expect(text).toContain("conformant");
    expect(text).toContain("passed without all of their evidence");
    expect(code).toBe(0);
    const report = JSON.parse(await readFile(file, "utf8")) as Report;
    expect(report.results.find((result) => result.id === "refusals.table-format")?.unobserved).toEqual([
      "whether the vendor was asked first",
    ]);
    expect(JSON.stringify(report)).not.toContain(referenceKey);
  });

  it("is not conformant over HTTP in what HTTP cannot show", async () => {
    await using server = await referenceServer();
    const { code, text } = await run(`--url ${server.url} --key-variable OCR_KEY --profile usage,resilience`, {
      OCR_KEY: referenceKey,
    });
    expect(code).toBe(3);
    expect(text).toContain("found:   faults cannot be injected into this subject");
    expect(text).toMatch(/^usage +5\/5$/m);
  });

  it("fails a server that does not know the key", async () => {
    await using server = await referenceServer();
    const { code, text } = await run(`--url ${server.url} --profile usage`);
    expect(code).toBe(1);
    expect(text).toMatch(/^reasons that repeat.*\n +\d checks: .*401/m);
  });

  it("says nothing of a server that is not there, and says so once", async () => {
    const { code, text } = await run(`--url http://127.0.0.1:${await freePort()}/v1/ocr`);
    expect(code).toBe(3);
    expect(text).toMatch(/nobody answers at http:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\)$/m);
    expect(text).not.toContain("not conformant");
  });

  it.each([
    ["", "name one subject"],
    ["--provider nobody", "known are: reference"],
    ["--provider reference --profile beauty", "there is no profile beauty"],
    ["--provider reference --check pages.typo", "there is no check pages.typo"],
    ["--provider reference --seed often", "--seed often"],
    ["--provider reference --report pdf=x", "it takes FORMAT=FILE with json, ndjson"],
    ["--module ./broken-provider.ts#nothing", "exports no provider named nothing"],
    ["--module ./missing.ts", "missing.ts"],
    ["--url http://127.0.0.1:9 --key-variable NOT_SET", "the variable NOT_SET is empty"],
    ["--colour red", "Unknown option '--colour'"],
    ["stray", "Unexpected argument 'stray'"],
    ["--provider reference --module ./broken-provider.ts", "name one subject, not --provider and --module"],
    ["--provider reference --url http://127.0.0.1:9", "--url does not go with --provider"],
    ["--module ./broken-provider.ts --key-variable X", "--key-variable does not go with --module"],
    ["--url http://127.0.0.1:9 --ready-url http://127.0.0.1:9", "--ready-url does not go with --url"],
    ["--url http://127.0.0.1:9 --container-port 80", "--container-port does not go with --url"],
    ["--url http://127.0.0.1:9 --header X-Key", '--header takes "NAME: VALUE"'],
    ["--url http://127.0.0.1:9 --header-variable X-Key:NOT_SET", "the variable NOT_SET is empty"],
    ["--url 127.0.0.1:9/v1/ocr", "--url 127.0.0.1:9/v1/ocr: it starts with http:// or https://"],
    ["--url http://127.0.0.1:9 --capabilities missing.json", "missing.json cannot be read"],
    ["--url http://127.0.0.1:9 --capabilities broken-provider.ts", "broken-provider.ts is no JSON"],
    ["--provider reference --max-pages few", "--max-pages few is no whole number"],
    ["--provider reference --document missing.pdf", "the document missing.pdf cannot be read"],
    ["--provider reference --requirements ocr-9", "there are no requirements ocr-9; there are ocr-1.0"],
    ["--provider reference --baseline missing.json", "missing.json cannot be read"],
    ["compare one.json", "compare takes two reports"],
    ["compare broken-provider.ts other.json", "is no JSON"],
    ["verify", "verify takes one report"],
    ["fixtures list", "fixtures knows one thing"],
  ])("%s is a bad invocation", async (line, words) => {
    const { code, text } = await run(line);
    expect(code).toBe(2);
    const [first, ...rest] = text.split("\n");
    expect(first).toContain(words);
    expect(rest).toEqual(["ocr-conformance --help shows how it is used"]);
  });

  it("lists the checks, for people and as JSON", async () => {
    const { code, text } = await run("--list");
    expect(code).toBe(0);
    expect(text).toContain("pages.range  PAG-5 MUST  A range includes its end");
    const { checks } = JSON.parse((await run("--list --json")).text) as { readonly checks: ReadonlyArray<object> };
    expect(checks).toHaveLength(registry.length);
    expect(checks).toContainEqual({
      id: "resilience.retry-429",
      clause: "RSL-1",
      level: "MUST",
      profile: "resilience",
      title: "After one 429 it tries again and answers",
      needs: "faults",
    });
  });

  it("explains itself, with examples", async () => {
    const { code, text } = await run("--help");
    expect(code).toBe(0);
    expect(text).toContain("ocr-conformance --module ./dist/index.js#acme --check pages.range --seed 7");
    expect(text.split("\n").every((line) => line.length <= 130)).toBe(true);
    for (const option of text.matchAll(/^ {2}(--[\w-]+)/gm)) expect(await unknownTo(option[1] ?? "")).toBe(false);
  });

  it("says what a server will bill before it starts, and keeps to a limit", async () => {
    await using server = await referenceServer();
    const checks = "--check pages.all --check pages.long --check pages.one --check pages.text";
    const line = `--url ${server.url} --key-variable OCR_KEY ${checks}`;
    const whole = await run(line, { OCR_KEY: referenceKey });
    expect(whole.text).toMatch(/^plan: \d+ questions, \d+ billed pages when the contract is kept\n/);
    const limited = await run(`${line} --max-pages 5`, { OCR_KEY: referenceKey });
    expect(limited.text).toMatch(/billed pages when the contract is kept, limit 5\nthe limit leaves out \d+ checks/);
    expect(limited.text).toContain("found:   the limit of 5 pages: ");
    expect(limited.code).toBe(3);
    const only = await run(`${line} --plan`, { OCR_KEY: referenceKey });
    expect(only.text).toMatch(/^pages {2}asked first by\n {4}3 {2}pages.all\n {3}12 {2}pages.long/);
    expect(only.code).toBe(0);
  });

  it("judges by a frozen set, and on a document of the user", async () => {
    const folder = await mkdtemp(join(tmpdir(), "conformance-"));
    const { bytes } = await fixturesOf(1)("plain");
    // Another document than the suite's, with spaces in its name.
    const file = join(folder, "my own.pdf");
    await writeFile(file, Buffer.concat([bytes, Buffer.from("\n% mine\n")]));
    const lines: Array<string> = [];
    const words = ["--module", "./broken-provider.ts#oneBased", "--requirements", "ocr-1.0", "--document", file];
    const report = join(folder, "out/report.json");
    const options = { folder: import.meta.dirname, print: (text: string) => lines.push(text) };
    const code = await runCommand(
      [...words, "--profile", "document,pages", "--check", "pages.all", "--report", `json=${report}`],
      options,
    );
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain(`--document '${file}' --profile pages --check pages.all --seed 1`);
    expect((JSON.parse(await readFile(report, "utf8")) as Report).requirements).toBe("ocr-1.0");
  });

  it("writes every form of report at once, verifies one, and compares two", async () => {
    const folder = await mkdtemp(join(tmpdir(), "conformance-"));
    const checks = "--check pages.all --check pages.one --check usage.size";
    const forms = "json=a.json,ndjson=a.ndjson,junit=out/a.xml,html=a.html,md=a.md,badge=a.svg";
    const inFolder = async (line: string) => {
      const lines: Array<string> = [];
      const code = await runCommand(line.split(" "), {
        folder,
        providers: { reference: async () => referenceSubject(), broken: async () => providerSubject(oneBased()) },
        print: (text) => lines.push(text),
      });
      return { code, text: lines.join("\n") };
    };
    expect((await inFolder(`--provider reference ${checks} --report ${forms}`)).code).toBe(0);
    expect((await inFolder(`--provider broken ${checks} --report json=b.json --report md=b.md`)).code).toBe(1);
    for (const [name, start] of [
      ["a.ndjson", '{"type":"result"'],
      ["out/a.xml", "<?xml"],
      ["a.html", "<!doctype html>"],
      ["a.md", "#"],
      ["a.svg", "<svg"],
      ["b.md", "#"],
    ] as const)
      expect((await readFile(join(folder, name), "utf8")).slice(0, 20).toLowerCase()).toContain(start.toLowerCase());
    expect(await inFolder("verify a.json")).toEqual({ code: 0, text: "a.json: the report is whole" });
    const green = (await readFile(join(folder, "b.json"), "utf8")).replace(
      '"outcome": "nonconformant"',
      '"outcome": "conformant"',
    );
    await writeFile(join(folder, "c.json"), green);
    const forged = await inFolder("verify c.json");
    expect(forged.code).toBe(1);
    expect(forged.text).toContain("c.json: its outcome is conformant, but nonconformant follows from its results");
    const compared = await inFolder("compare a.json b.json --report html=compared.html");
    expect(compared.code).toBe(0);
    expect(compared.text).toContain("pages.all");
    expect(await readFile(join(folder, "compared.html"), "utf8")).toContain("pages.all");
  });

  it("writes the documents of a seed where it was told to", async () => {
    const { code, text } = await run("fixtures extract --to broken-provider.ts --seed 2");
    expect(code).toBe(2);
    expect(text).toContain(`EEXIST: file already exists, mkdir '${join(folder, "broken-provider.ts")}'`);
  });

  it("knows documents by their bytes, from a file or an address", async () => {
    const { bytes } = await fixturesOf(1)("plain");
    const head = (text: string) => Buffer.from(text, "latin1");
    expect(mediaTypeOf(bytes)).toBe("application/pdf");
    expect(mediaTypeOf(head("\u00ff\u00d8\u00ff\u00e0"))).toBe("image/jpeg");
    expect(mediaTypeOf(head("RIFF....WEBPVP8 "))).toBe("image/webp");
    expect(mediaTypeOf(head("PK\u0003\u0004"), "letter.DOCX")).toMatch(/wordprocessingml/);
    expect(mediaTypeOf(head("PK\u0003\u0004"), "letter.zip")).toBe("application/octet-stream");
    const server = createServer((request, reply) => reply.writeHead(request.url === "/a.pdf" ? 200 : 404).end(bytes));
    await new Promise<void>((done) => {
      server.listen(0, "127.0.0.1", done);
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { bytes: got, ...rest } = await givenDocument(`${url}/a.pdf`, folder);
    expect(rest).toEqual({ name: "a.pdf", mediaType: "application/pdf" });
    expect(Buffer.from(got).equals(bytes)).toBe(true);
    await expect(givenDocument(`${url}/b.pdf`, folder)).rejects.toThrow("/b.pdf cannot be read: the answer was 404");
    server.close();
  });

  it("shows progress on a terminal, and no control characters elsewhere", async () => {
    const written: Array<string> = [];
    const on = (isTTY: boolean) => ({ isTTY, columns: 40, write: (text: string) => written.push(text) });
    const words = ["--module", "./broken-provider.ts#oneBased", "--check", "pages.all,pages.one"];
    await runCommand(words, { folder, terminal: on(false) });
    // oxlint-disable-next-line no-control-regex
    expect(written.join("")).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    written.length = 0;
    await runCommand(words, { folder, terminal: on(true) });
    const text = written.join("").replaceAll("\r\u001b[2K", "<anew>");
    expect(text).toMatch(/^<anew>\[1\/\d+\] pages\.all<anew>fail /);
    expect(text).toMatch(/\n$/);
  });
});
