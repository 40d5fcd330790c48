/** Runs a program and hands back what it printed. */
import { spawnSync } from "node:child_process";

/** How a program ended. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Where and how a program runs. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string;
}

/** Runs a program to its end, five minutes at most; any exit code is an answer. */
export const run = (command: string, words: ReadonlyArray<string>, { cwd, env, input }: RunOptions): Ran => {
  const startedAt = performance.now();
  const { error, status, stderr, stdout } = spawnSync(command, words, {
    cwd,
    // `./run` says by OCR_CWD where its user stands; what runs here stands in `cwd`.
    env: { ...process.env, OCR_CWD: undefined, ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    timeout: 300_000,
    ...(input === undefined ? {} : { input }),
  });
  const milliseconds = performance.now() - startedAt;
  if (error !== undefined && status === null) return { code: -1, stdout: "", stderr: error.message, milliseconds };
  return { code: status ?? -1, stdout, stderr, milliseconds };
};

/** The same, but anything except exit code 0 throws, with the end of what was printed. */
export const must = (command: string, words: ReadonlyArray<string>, options: RunOptions): Ran => {
  const ran = run(command, words, options);
  if (ran.code === 0) return ran;
  const said = `${ran.stdout}\n${ran.stderr}`.trim().slice(-3000);
  throw new Error(`${command} ${words.join(" ")} ended with ${ran.code}:\n${said}`);
};
