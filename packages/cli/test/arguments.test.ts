import { describe, expect, it } from "vitest";
import { parseArguments } from "../src/arguments.ts";
import { helpText } from "../src/help.ts";
import { options } from "../src/options.ts";
import { chooseProvider } from "../src/providers.ts";
import { UsageError } from "../src/usage-error.ts";

const read = (...words: ReadonlyArray<string>) => {
  const command = parseArguments(words, {});
  if (command.name !== "read") throw new Error(`not a read: ${command.name}`);
  return command.arguments;
};
const complaint = (...words: ReadonlyArray<string>): string => {
  try {
    parseArguments(words, {});
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return "no complaint";
};

describe("arguments", () => {
  it("has defaults that need nothing but an input", () => {
    expect(read("a.pdf")).toMatchObject({
      inputs: ["a.pdf"],
      format: "markdown",
      concurrency: 1,
      out: undefined,
      languages: [],
    });
  });

  it("takes options before, between and after the inputs, in both spellings", () => {
    expect(read("-f", "json", "a.pdf", "--out=results", "b.pdf", "--timeout", "2.5")).toMatchObject({
      inputs: ["a.pdf", "b.pdf"],
      format: "json",
      out: "results",
      timeoutMs: 2500,
    });
  });

  it("adds up repeated languages and splits them at commas", () => {
    expect(read("a.pdf", "--language", "eng,deu", "--language=fra", "--language", "eng").languages).toEqual([
      "eng",
      "deu",
      "fra",
    ]);
  });

  it("takes - as an input and everything after -- as inputs", () => {
    expect(read("-", "--", "--odd.pdf").inputs).toEqual(["-", "--odd.pdf"]);
  });

  it("reads the password from the environment unless one is given", () => {
    const command = parseArguments(["a.pdf"], { OCR_PASSWORD: "from environment" });
    expect(command).toMatchObject({ arguments: { password: "from environment" } });
    expect(parseArguments(["a.pdf", "--password", "given"], { OCR_PASSWORD: "x" })).toMatchObject({
      arguments: { password: "given" },
    });
  });

  it.each([
    [["--fromat", "json", "a.pdf"], "unknown option --fromat; did you mean --format?"],
    [["--image", "a.pdf"], "unknown option --image"],
    [["--include", "a.pdf"], "unknown option --include; did you mean --include-images?"],
    [["--format", "jsn", "a.pdf"], "--format jsn: choose one of markdown, json, text, html; did you mean json?"],
    [["a.pdf", "--out"], "--out needs a value: --out DIR"],
    [["a.pdf", "--out", "--quiet"], "--out needs a value: --out DIR"],
    [["a.pdf", "--quiet=yes"], "--quiet takes no value"],
    [["a.pdf", "--concurrency", "0"], "--concurrency 0: give a whole number greater than 0"],
    [["a.pdf", "--concurrency", "1.5"], "--concurrency 1.5: give a whole number greater than 0"],
    [["a.pdf", "--timeout", "-3"], "--timeout -3: give a number greater than 0"],
    [["a.pdf", "--language", "eng,,deu"], '--language: "" is not a language code such as eng or deu'],
    [["--page-files", "a.pdf"], "--page-files needs --out DIR to put the files in"],
    [["--quiet", "--verbose", "a.pdf"], "--quiet and --verbose exclude each other"],
    [[], "give a document to read: a file, a folder, a glob, a URL, or - for standard input"],
    [["doctor", "--quiet"], "ocr doctor takes no options (a file named doctor is ./doctor)"],
  ])("says what is wrong with %j", (words, message) => {
    expect(complaint(...words)).toBe(message);
  });

  it("knows models as a command, and as a folder", () => {
    expect(parseArguments(["models"], {})).toEqual({ name: "models", provider: undefined });
    expect(parseArguments(["models", "mistral"], {})).toEqual({ name: "models", provider: "mistral" });
    expect(parseArguments(["models", "--out", "md"], {}).name).toBe("read");
    expect(parseArguments(["./models"], {}).name).toBe("read");
  });

  it("answers --help even when the rest is wrong", () => {
    expect(parseArguments(["--nonsense", "-h"], {})).toEqual({ name: "help" });
  });

  it("has a help that names every option and fits 100 columns", () => {
    for (const { name } of options) expect(helpText()).toContain(`--${name}`);
    expect(
      helpText()
        .split("\n")
        .filter((line) => line.length > 100),
    ).toEqual([]);
  });
});

describe("provider and model", () => {
  it.each([
    [undefined, undefined, "local", undefined],
    ["local", "local-1", "local", "local-1"],
    [undefined, "local/local-1", "local", "local-1"],
    ["local", "local/local-1", "local", "local-1"],
    [undefined, "local-1", "local", "local-1"],
    ["local", "some/model", "local", "some/model"],
    [undefined, "mistral/mistral-ocr-4-0", "mistral", "mistral-ocr-4-0"],
    ["aimlapi", "mistral/mistral-ocr-4-0", "aimlapi", "mistral/mistral-ocr-4-0"],
    [undefined, "aimlapi/mistral/mistral-ocr-4-0", "aimlapi", "mistral/mistral-ocr-4-0"],
  ])("--provider %s --model %s is %s with %s", (provider, model, name, chosen) => {
    expect(chooseProvider(provider, model)).toMatchObject({ name, model: chosen });
  });

  it("names what there is when a provider is unknown", () => {
    expect(() => chooseProvider("lokal", undefined)).toThrow(
      /^unknown provider "lokal"; did you mean local\? \(there are local, mistral, /,
    );
    expect(() => chooseProvider(undefined, "toString/x")).toThrow('unknown provider "toString"');
    expect(() => chooseProvider("mistral", "local/local-1")).toThrow("name different providers");
  });
});
