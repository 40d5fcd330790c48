/** A container image that serves HTTP as a subject: the same as a command, started by docker. */
import { spawnSync } from "node:child_process";
import { commandSubject, type CommandSubject, type CommandSubjectOptions, freePort } from "./command.ts";
import { CouldNotStart } from "./process-group.ts";

/** An image to judge. */
export interface ContainerSubjectOptions extends Omit<CommandSubjectOptions, "command" | "folder" | "environment"> {
  /** Such as `me/backend:1.2`. */
  readonly image: string;
  /** The port that the server in the container listens on. Default 8080; it is told in `PORT`. */
  readonly containerPort?: number;
  /** Variables for the container: `NAME=value`, or `NAME` to hand over the one of this process. */
  readonly variables?: ReadonlyArray<string>;
  /** The program to call. Default `docker`; `podman` takes the same words. */
  readonly engine?: string;
}

/** What one start of a container needs. */
export interface ContainerRun extends Pick<ContainerSubjectOptions, "containerPort" | "image" | "variables"> {
  /** The name of the container. */
  readonly name: string;
  /** The port on this machine; it is open to this machine only. */
  readonly port: number;
}

/** The arguments of docker: the container ends and is removed together with the call. */
export const containerArguments = (run: ContainerRun): ReadonlyArray<string> => {
  const { containerPort = 8080, image, name, port, variables = [] } = run;
  const given = [`PORT=${containerPort}`, ...variables].flatMap((variable) => ["--env", variable]);
  const publish = `127.0.0.1:${port}:${containerPort}`;
  return ["run", "--rm", "--init", "--name", name, "--publish", publish, ...given, image];
};

/** Throws {@link CouldNotStart} when there is no engine that answers. */
const mustHave = (engine: string): void => {
  const { error, status, stderr } = spawnSync(engine, ["version"], { encoding: "utf8", timeout: 20_000 });
  if (error !== undefined)
    throw new CouldNotStart(`could not run: there is no ${engine} here (${error.message}), so no image can be judged`);
  if (status !== 0)
    throw new CouldNotStart(`could not run: ${engine} does not answer: ${stderr.trim().split("\n")[0]}`);
};

/**
 * Starts a container and waits until it answers. Rejects with {@link CouldNotStart} when that does not happen.
 *
 * @example
 * ```ts
 * import { containerSubject, judge } from "@ocr/conformance";
 *
 * export const report = async () => {
 *   const subject = await containerSubject({ image: "me/backend:1.2", variables: ["API_KEY"] });
 *   return judge(subject).finally(subject.close);
 * };
 * ```
 */
export const containerSubject = async (options: ContainerSubjectOptions): Promise<CommandSubject> => {
  const { containerPort, engine = "docker", image, variables = [], ...rest } = options;
  mustHave(engine);
  const port = options.port ?? (await freePort());
  const name = `ocr-conformance-${process.pid}-${port}`;
  const run = { image, name, port, variables, ...(containerPort === undefined ? {} : { containerPort }) };
  const command = [engine, ...containerArguments(run)];
  const remove = (): void => void spawnSync(engine, ["rm", "--force", name], { stdio: "ignore", timeout: 20_000 });
  try {
    // An image may have to be fetched first.
    const subject = await commandSubject({ startMs: 300_000, name: image, ...rest, command, port }, remove);
    const close = async (): Promise<void> => {
      await subject.close();
      remove();
    };
    return { ...subject, close };
  } catch (error) {
    remove();
    throw error;
  }
};
