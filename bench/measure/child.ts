/** Runs a probe in a process of its own, so that its memory and its event loop are measured alone. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a script of this package with Node and parses its last line of output as JSON. Rejects when it fails. */
export const runProbe = async <Result>(script: string, args: ReadonlyArray<string>): Promise<Result> => {
  const { stdout } = await execute(process.execPath, [...process.execArgv, script, ...args]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
};
