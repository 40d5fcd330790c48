/** The desk of a newcomer: an empty folder, in which commands are typed as a page prints them. */
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import type { Tarball } from "../release/copy.ts";
import { closureOf, quietly } from "../release/project.ts";
import { type Ran, run } from "../release/run.ts";

/** A step of a newcomer: what it is, and how it is done. It throws when a page does not hold. */
export type Step = readonly [what: string, done: () => void | Promise<void>];

/** What a newcomer does. A failure throws, with what was printed. */
export interface Desk {
  readonly folder: string;
  /** Saves a file. */
  readonly save: (path: string, content: string | Uint8Array) => void;
  /** Types a command; it has to end with exit code 0, or with the one that is expected. */
  readonly type: (line: string, options?: Typed) => Ran;
  /** Starts a program that goes on; resolves with its first line. */
  readonly start: (line: string) => Promise<Started>;
}

/** How a command is typed. */
export interface Typed {
  readonly code?: number;
  /** Each stands in what is printed on standard output. */
  readonly prints?: ReadonlyArray<string>;
  readonly env?: Readonly<Record<string, string>>;
}

/** A program under way. */
export interface Started {
  readonly line: string;
  readonly end: () => void;
}

/** The packed packages stand in for those of the registry, with all that they need of ours. */
const installed = (line: string, tarballs: ReadonlyArray<Tarball>): string => {
  if (!line.startsWith("npm install ")) return line;
  const words = line.split(" ").flatMap((word) => {
    if (!word.startsWith("@ocr/")) return [word];
    const files = closureOf(word, tarballs).map(({ file }) => file);
    if (files.length === 0) throw new Error(`${word} is not published: ${line}`);
    return files;
  });
  return [...new Set(words), "--prefer-offline", ...quietly].join(" ");
};

/** Makes a desk in a new folder. What is installed there globally stays below it. */
export const deskIn = (folder: string, tarballs: ReadonlyArray<Tarball>): Desk => {
  const programs = join(folder, "global");
  const path = [join(programs, "bin"), process.env["PATH"]].join(delimiter);
  const env = { PATH: path, NPM_CONFIG_PREFIX: programs, CI: "true" };
  mkdirSync(join(programs, "lib"), { recursive: true });
  const type: Desk["type"] = (line, { code = 0, env: more, prints = [] } = {}) => {
    const ran = run("sh", ["-c", installed(line, tarballs)], { cwd: folder, env: { ...env, ...more } });
    const said = `${ran.stdout}\n${ran.stderr}`.trim().slice(-3000);
    if (ran.code !== code) throw new Error(`$ ${line}\nended with ${ran.code}, not ${code}:\n${said}`);
    const lost = prints.filter((text) => !ran.stdout.includes(text));
    if (lost.length > 0) throw new Error(`$ ${line}\ndid not print ${JSON.stringify(lost)}:\n${said}`);
    return ran;
  };
  const start: Desk["start"] = (line) =>
    new Promise((resolve, reject) => {
      const child = spawn("sh", ["-c", `exec ${line}`], {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ["pipe", "pipe", "inherit"],
      });
      let said = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const end = said.indexOf("\n");
        if (end >= 0) resolve({ line: said.slice(0, end), end: () => child.kill() });
      });
      child.once("exit", (code) => reject(new Error(`$ ${line}\nended with ${code} before it said anything`)));
    });
  const save: Desk["save"] = (file, content) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  return { folder, save, start, type };
};
