#!/usr/bin/env node
/** The `ocr` command. Help, version and wrong usage are answered from here; everything else is loaded when needed. */
import { readFile } from "node:fs/promises";
import { enableCompileCache } from "node:module";
import { parseArguments, type Command } from "./arguments.ts";
import { exitCode } from "./exit-code.ts";
import { causeOf } from "./failure.ts";
import { UsageError } from "./usage-error.ts";

// Halves the time that a later start takes; without a folder to write to nothing happens.
enableCompileCache();

/** Writes to standard output and waits until it is taken. A reader that has seen enough (`| head`) is no failure. */
const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(error);
      else resolve();
    });
  });

const version = async (): Promise<string> => {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
};

const run = async (command: Command): Promise<number> => {
  switch (command.name) {
    case "help":
      await print((await import("./help.ts")).helpText());
      return exitCode.done;
    case "version":
      await print(`${await version()}\n`);
      return exitCode.done;
    case "doctor": {
      const { diagnose } = await import("./doctor.ts");
      const { text, healthy } = await diagnose(process.env);
      await print(text);
      return healthy ? exitCode.done : exitCode.failed;
    }
    case "models": {
      const { catalogueText } = await import("./catalogue.ts");
      await print(await catalogueText(command.provider));
      return exitCode.done;
    }
    case "read": {
      const { listenForInterruption } = await import("./interruption.ts");
      const interruption = listenForInterruption();
      const { readDocuments } = await import("./read.ts");
      const code = await readDocuments(command.arguments, {
        // ./run starts the command from another folder and tells where the user stands.
        cwd: process.env["OCR_CWD"] || process.cwd(),
        environment: process.env,
        stdin: process.stdin,
        stdout: { write: print },
        stderr: process.stderr,
        signal: interruption.signal,
      });
      return interruption.code() ?? code;
    }
  }
};

// Without a listener a closed pipe would throw; `print` has already been told.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

try {
  process.exitCode = await run(parseArguments(process.argv.slice(2), process.env));
} catch (error) {
  const usage = error instanceof UsageError;
  process.stderr.write(`ocr: ${causeOf(error)}\n${usage ? "ocr --help shows how it is used\n" : ""}`);
  process.exitCode = usage ? exitCode.usage : exitCode.failed;
}
// What a stopped run leaves open (a pipe that never ends) must not keep the process.
if (process.exitCode >= exitCode.interrupted) process.exit();
