/** The command: judges one subject, tells what it found, and ends with the exit code of the outcome. */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Arguments, argumentsOf, subjectWords, usage } from "./arguments.ts";
import type { Claims } from "./claims.ts";
import { moduleSubject } from "./module-subject.ts";
import { registry } from "./registry.ts";
import { exitCodes } from "./report/report.ts";
import { resultText, summaryText } from "./report/text.ts";
import { judge } from "./run.ts";
import type { Subject } from "./subject.ts";
import { urlSubject } from "./subject/url.ts";

/** Where the command runs. */
export interface CommandOptions {
  /** How the command is called, for the lines that run a check again. */
  readonly name?: string;
  /** The providers that `--provider` knows. */
  readonly providers?: Readonly<Record<string, () => Promise<Subject>>>;
  /** Paths are meant from here. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where the text goes. Default: standard output. */
  readonly print?: (text: string) => void;
}

const claimsIn = async (file: string): Promise<Claims> => {
  const value: unknown = JSON.parse(await readFile(file, "utf8"));
  if (typeof value !== "object" || value === null) throw new Error(`${file} holds no claims`);
  return value;
};

const subjectOf = async (given: Arguments, options: CommandOptions): Promise<Subject> => {
  const { environment = process.env, folder = process.cwd(), providers = {} } = options;
  if (given.module !== undefined) return moduleSubject(given.module, folder);
  if (given.provider !== undefined) {
    const make = Object.hasOwn(providers, given.provider) ? providers[given.provider] : undefined;
    const known = Object.keys(providers).join(", ") || "none; use --module";
    if (make === undefined) throw new Error(`there is no provider ${given.provider}; known are: ${known}`);
    return make();
  }
  const { capabilities, keyVariable, model, url = "" } = given;
  const apiKey = keyVariable === undefined ? undefined : environment[keyVariable];
  if (keyVariable !== undefined && !apiKey) throw new Error(`the variable ${keyVariable} is empty`);
  return urlSubject({
    url,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(model === undefined ? {} : { model }),
    ...(capabilities === undefined ? {} : { claims: await claimsIn(resolve(folder, capabilities)) }),
  });
};

const run = async (given: Arguments, options: CommandOptions, print: (text: string) => void): Promise<number> => {
  const { checks, json, profiles, seed } = given;
  const command = `${options.name ?? "ocr-conformance"} ${subjectWords(given)}`;
  const subject = await subjectOf(given, options);
  try {
    const report = await judge(subject, {
      seed,
      ...(profiles === undefined ? {} : { profiles }),
      ...(checks === undefined ? {} : { checks }),
      onResult: (result) => {
        const text = resultText(result, command, seed);
        if (text !== "") print(`${text}\n`);
      },
    });
    print(summaryText(report));
    if (json !== undefined) {
      const file = resolve(options.folder ?? process.cwd(), json);
      await writeFile(file, `${JSON.stringify({ ...report, command }, undefined, 2)}\n`);
    }
    return exitCodes[report.outcome];
  } finally {
    await subject.close();
  }
};

/** Runs the command and returns its exit code. It never throws. */
export const runCommand = async (words: ReadonlyArray<string>, options: CommandOptions = {}): Promise<number> => {
  const print = options.print ?? ((text: string) => process.stdout.write(`${text}\n`));
  try {
    const given = argumentsOf(words);
    if (given.help) print(usage);
    else if (given.list)
      for (const check of registry) print(`${check.id}  ${check.clause} ${check.level}  ${check.title}`);
    else return await run(given, options, print);
    return 0;
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return exitCodes["suite-error"];
  }
};
