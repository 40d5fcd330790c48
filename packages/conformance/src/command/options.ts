/** Where the command runs. */
import type { Subject } from "../subject.ts";
import type { Terminal } from "./progress.ts";

/** Where the command runs. */
export interface CommandOptions {
  /** How the command is called, for the lines that run a check again. Default `ocr-conformance`. */
  readonly name?: string;
  /** The providers that `--provider` knows. */
  readonly providers?: Readonly<Record<string, () => Promise<Subject>>>;
  /** Paths are meant from here. Default: the folder of this process. */
  readonly folder?: string;
  /** Default: the variables of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where the text goes. Default: the terminal. */
  readonly print?: (text: string) => void;
  /** Where progress is shown, if it is a terminal. Default: standard output, or nothing when there is `print`. */
  readonly terminal?: Terminal;
}

/** {@link CommandOptions} with everything decided. */
export type Place = Required<CommandOptions>;

/** Decides what was left out. */
export const placeOf = (options: CommandOptions): Place => {
  const terminal = options.terminal ?? (options.print === undefined ? process.stdout : { write: () => undefined });
  return {
    name: "ocr-conformance",
    providers: {},
    folder: process.cwd(),
    environment: process.env,
    print: (text) => terminal.write(`${text}\n`),
    ...options,
    terminal,
  };
};
