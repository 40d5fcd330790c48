/** A process with its children: one group, so that nothing is left when it is ended. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

/** A subject that cannot be had here: nothing can be said of it. */
export class CouldNotStart extends Error {
  override readonly name = "CouldNotStart";
}

/** A running process. */
export interface Running {
  /** What it printed last, on both of its outputs. */
  readonly output: () => string;
  /** How it ended, such as `with exit code 1`; undefined while it runs. */
  readonly ended: () => string | undefined;
  /** Ends it and its children, in kindness first. */
  readonly close: () => Promise<void>;
}

const mostOutput = 64 * 1024;
const kindnessMs = 2000;
const orphanMs = 200;
const windows = process.platform === "win32";
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Sends a signal to the whole group; false when it is gone. */
const signalGroup = ({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean => {
  if (pid === undefined) return false;
  try {
    if (!windows) return process.kill(-pid, signal);
    if (signal === 0) return process.kill(pid, 0);
    return spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"]).status === 0;
  } catch {
    return false;
  }
};

const endOf = (child: ChildProcess): string | undefined => {
  if (child.exitCode !== null) return `with exit code ${child.exitCode}`;
  return child.signalCode === null ? undefined : `by ${child.signalCode}`;
};

/** Starts a command line in a shell, or a file with its arguments. It ends with this process, whatever ends that. */
export const startProcess = (
  words: string | ReadonlyArray<string>,
  place: {
    readonly environment: Readonly<Record<string, string>>;
    readonly folder?: string | undefined;
    /** What else must go when this process is ended from outside. */
    readonly release?: (() => void) | undefined;
  },
): Running => {
  const [file = "", ...args] = typeof words === "string" ? [words] : words;
  const child = spawn(file, args, {
    cwd: place.folder,
    env: { ...process.env, ...place.environment },
    shell: typeof words === "string",
    // A group of its own; on Windows it would be a window of its own.
    detached: !windows,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let failed: string | undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      output = `${output}${text}`.slice(-mostOutput);
    });
  child.on("error", (error) => {
    failed = `before it began: ${error.message}`;
  });

  const kill = (): void => void signalGroup(child, "SIGKILL");
  const leave = (): void => {
    place.release?.();
    kill();
  };
  const quit = (signal: NodeJS.Signals): void => {
    leave();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    process.off("exit", leave);
    for (const signal of signals) process.off(signal, quit);
  };
  process.on("exit", leave);
  for (const signal of signals) process.on(signal, quit);

  const close = async (): Promise<void> => {
    let until = Date.now() + kindnessMs;
    let first = true;
    let alive = signalGroup(child, "SIGTERM");
    while (alive && Date.now() < until) {
      // When the first process has ended, the others may be mere entries of a table that nobody clears.
      if (first && endOf(child) !== undefined) {
        first = false;
        until = Math.min(until, Date.now() + orphanMs);
      }
      await delay(10);
      alive = signalGroup(child, 0);
    }
    if (alive) kill();
    forget();
    child.stdout.destroy();
    child.stderr.destroy();
  };
  return { output: () => output, ended: () => failed ?? endOf(child), close };
};
