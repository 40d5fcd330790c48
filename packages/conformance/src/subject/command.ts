/** A command that serves HTTP as a subject: started, waited for, asked like any server, and ended with all its children. */
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Subject } from "../subject.ts";
import { CouldNotStart, startProcess } from "./process-group.ts";
import { urlSubject, type UrlSubjectOptions } from "./url.ts";

/** A command to judge. */
export interface CommandSubjectOptions extends Omit<UrlSubjectOptions, "url"> {
  /** For a shell, or a file with its arguments. `{port}` stands for the port, which is also in the variable `PORT`. */
  readonly command: string | ReadonlyArray<string>;
  /** The address to ask, where `{port}` stands for the port. Default: `http://127.0.0.1:{port}/v1/ocr`. */
  readonly url?: string;
  /** An address that answers with less than 500 when the server is ready. Default: any answer at the origin of `url`. */
  readonly readyUrl?: string;
  /** How long to wait for it, in milliseconds. Default 30,000. */
  readonly startMs?: number;
  /** The folder to run in. Default: the one of this process. */
  readonly folder?: string;
  /** Variables beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The name in reports. Default: the command. */
  readonly name?: string;
  /** The port. Default: a free one, or the one in `url`. */
  readonly port?: number;
}

/** A running command. */
export interface CommandSubject extends Subject {
  /** What it printed last, at most 64 kB. */
  readonly output: () => string;
}

/** A port that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

/** Whether somebody answers there; `strict`: with less than 500. */
const answers = async (url: string, strict: boolean): Promise<boolean> => {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await reply.body?.cancel();
    return !strict || reply.status < 500;
  } catch {
    return false;
  }
};

const quoted = (output: string): string => {
  const lines = output.trimEnd().split("\n").slice(-20);
  return output.trim() === "" ? "it printed nothing" : `it printed:\n  ${lines.join("\n  ")}`;
};

/**
 * Starts a command and waits until it answers. Rejects with {@link CouldNotStart} when it cannot be started, ends, or is
 * not ready in time. `close` ends it with all its children; so does the end of this process, after
 * `release`.
 *
 * @example
 * ```ts
 * import { commandSubject, judge } from "@ocr/conformance";
 *
 * export const report = async () => {
 *   const subject = await commandSubject({ command: "node server.js", claims: { images: true } });
 *   return judge(subject).finally(subject.close);
 * };
 * ```
 */
export const commandSubject = async (options: CommandSubjectOptions, release?: () => void): Promise<CommandSubject> => {
  const { command, environment = {}, folder, name, readyUrl, startMs = 30_000, url, ...rest } = options;
  const told = url === undefined || url.includes("{port}") ? undefined : Number(new URL(url).port || 80);
  const port = options.port ?? told ?? (await freePort());
  const placed = (text: string): string => text.replaceAll("{port}", String(port));
  const address = placed(url ?? "http://127.0.0.1:{port}/v1/ocr");
  const words = typeof command === "string" ? placed(command) : command.map(placed);
  if (await answers(new URL(address).origin, false))
    throw new CouldNotStart(`somebody already answers at ${new URL(address).origin}; stop it, or take another port`);
  const running = startProcess(words, { environment: { ...environment, PORT: String(port) }, folder, release });
  const ready = async (): Promise<void> => {
    const until = Date.now() + startMs;
    const where = readyUrl === undefined ? new URL(address).origin : placed(readyUrl);
    for (let wait = 20; !(await answers(where, readyUrl !== undefined)); wait = Math.min(250, wait * 1.5)) {
      const end = running.ended();
      if (end !== undefined) throw new CouldNotStart(`the command ended ${end}; ${quoted(running.output())}`);
      if (Date.now() > until)
        throw new CouldNotStart(`nobody answered at ${where} in ${startMs / 1000} s; ${quoted(running.output())}`);
      await delay(wait);
    }
  };
  try {
    await ready();
  } catch (error) {
    await running.close();
    throw error;
  }
  const shown = name ?? (typeof command === "string" ? command : command.join(" "));
  return { ...urlSubject({ ...rest, url: address }), name: shown, close: running.close, output: running.output };
};
