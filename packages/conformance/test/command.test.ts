/** The command: subjects, exit codes, reports, and the line that shows a failure again. */
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { referenceKey, type Report, referenceSubject } from "@ocr/conformance";
import { runCommand } from "@ocr/conformance/cli";
import { describe, expect, it } from "vitest";
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

describe("ocr-conformance", () => {
  it("judges a provider in a file, and prints the line that shows a failure again", async () => {
    const { code, text } = await run("--module ./broken-provider.ts#oneBased --profile pages,usage --seed 3");
    expect(code).toBe(1);
    expect(text).toContain("gave [1,2,3], not [0,1,2]");
    const again = /again: {3}ocr-conformance (.*pages\.all.*)/.exec(text)?.[1] ?? "";
    expect(again).toBe("--module ./broken-provider.ts#oneBased --check pages.all --seed 3");
    const second = await run(again);
    expect(second.code).toBe(1);
    expect(second.text).toContain("gave [1,2,3], not [0,1,2]");
  });

  it("judges what a default export is", async () => {
    const { code, text } = await run("--module ./broken-provider.ts --profile contract,pages");
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
    const profiles = "contract,refusals,pages,text,tables,images,margins,blocks,confidence,annotations";
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
    const { code, text } = await run(`--url ${server.url} --key-variable OCR_KEY --profile usage`, {
      OCR_KEY: referenceKey,
    });
    expect(code).toBe(3);
    expect(text).toContain("over HTTP there is no cost");
  });

  it("fails a server that does not know the key", async () => {
    await using server = await referenceServer();
    expect((await run(`--url ${server.url} --profile pages`)).code).toBe(1);
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
    ["--colour red", "--colour"],
  ])("%s is a bad invocation", async (line, words) => {
    const { code, text } = await run(line);
    expect(code).toBe(2);
    expect(text).toContain(words);
  });

  it("lists the checks", async () => {
    const { code, text } = await run("--list");
    expect(code).toBe(0);
    expect(text).toContain("pages.range  PAG-5 MUST  A range includes its end");
  });
});
