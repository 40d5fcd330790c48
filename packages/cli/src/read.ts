/** Reads the documents of one command line: the work behind `ocr INPUT...`. */
import { stat } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import type { Readable } from "node:stream";
import { createOcr, isOcrError, parsePages, type OcrClient, type OcrResult } from "@ocr/core";
import type { Arguments } from "./arguments.ts";
import { exitCode } from "./exit-code.ts";
import { render } from "./format/render.ts";
import { findInputs, type Input } from "./inputs.ts";
import { outputNames } from "./output-names.ts";
import { progressFor, type Progress } from "./progress.ts";
import { chooseProvider } from "./providers.ts";
import { documentFrom, requestFrom } from "./request.ts";
import { createReport, duration, type Report } from "./report.ts";
import { writeResult } from "./results.ts";
import { UsageError } from "./usage-error.ts";

/** What surrounds a run: streams, folder, environment, and the signal that stops it. */
export interface Surroundings {
  /** Absolute folder that relative paths are meant from. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: { readonly write: (text: string) => Promise<void> };
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** Everything that the documents of a run share. */
interface Run {
  readonly given: Arguments;
  readonly around: Surroundings;
  readonly ocr: OcrClient;
  readonly model: string | undefined;
  readonly out: string | undefined;
  readonly includeImages: boolean;
  readonly progress: Progress;
  readonly report: Report;
}

const checkPages = (pages: string | undefined): void => {
  try {
    parsePages(pages);
  } catch (error) {
    if (isOcrError(error)) throw new UsageError(`--${error.message}`);
    throw error;
  }
};

const checkOut = async (out: string, typed: string): Promise<void> => {
  const found = await stat(out).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) throw new UsageError(`--out ${typed}: this is a file, not a folder`);
};

const processOne = async (run: Run, input: Input): Promise<OcrResult> => {
  const { given, around, ocr, progress, report } = run;
  const task = progress.start(input.label);
  try {
    return await ocr.process(requestFrom(given, await documentFrom(input, around.stdin, around.signal), run), {
      signal: around.signal,
      ...(given.timeoutMs === undefined ? {} : { timeoutMs: given.timeoutMs }),
      onEvent: (event) => {
        if (event.type === "page") {
          task.advance(event.done, event.total);
          report.page(input.label, event);
        } else if (event.type === "retry") {
          const { provider, reason, delayMs } = event;
          report.note(`${input.label}: ${provider} failed (${reason}), next try in ${duration(delayMs)}`);
        }
      },
    });
  } finally {
    task.end();
  }
};

const deliver = async (
  run: Run,
  input: Input,
  name: string,
  { response }: OcrResult,
): Promise<ReadonlyArray<string>> => {
  const { given, around, out, progress } = run;
  if (out !== undefined) {
    const { format, pageFiles } = given;
    const paths = await writeResult(response, out, name, { format, pageFiles, title: input.label });
    return paths.map((path) => join(given.out ?? "", relative(out, path)));
  }
  const text = await render(response, given.format, input.label);
  // On a terminal the result must not be written into the bars.
  progress.stop();
  await around.stdout.write(text);
  return [];
};

const readOne = async (run: Run, input: Input, name: string): Promise<void> => {
  const { around, report } = run;
  try {
    const result = await processOne(run, input);
    report.done(input.label, result, await deliver(run, input, name, result));
  } catch (error) {
    if (around.signal.aborted) return;
    const { source } = input;
    report.failed(
      input.label,
      error,
      source.kind === "file" ? [source.path, source.path.split(/[/\\]/).at(-1) ?? ""] : [],
    );
  }
};

/** Runs `work` on all items, at most `concurrency` at a time, until the signal aborts. */
const forEach = async <Item>(
  items: ReadonlyArray<Item>,
  concurrency: number,
  signal: AbortSignal,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> => {
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) {
      if (signal.aborted) return;
      await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
};

/** Pictures are asked for only where they can be kept. */
const picturesFor = ({ includeImages, format, out }: Arguments, report: Report): boolean => {
  if (!includeImages) return false;
  if (format === "json" || format === "html" || (format === "markdown" && out !== undefined)) return true;
  report.note(
    `--include-images: ${format === "text" ? "plain text has no pictures" : "Markdown keeps pictures only with --out DIR"}`,
  );
  return false;
};

/**
 * Reads all documents and delivers the results. Gives the exit code; a wrong command line rejects with a
 * {@link UsageError} before anything is read.
 */
export const readDocuments = async (given: Arguments, around: Surroundings): Promise<number> => {
  const { cwd, environment, stdin, stderr, signal } = around;
  const choice = chooseProvider(given.provider, given.model);
  checkPages(given.pages);
  const out = given.out === undefined ? undefined : resolve(cwd, given.out);
  if (out !== undefined) await checkOut(out, given.out ?? "");
  const inputs = await findInputs(given.inputs, { cwd, out });
  if (inputs.length > 1 && out === undefined)
    throw new UsageError(`${inputs.length} documents need --out DIR to be written into; only a single one is printed`);
  if (stdin.isTTY && inputs.some(({ source }) => source.kind === "stdin"))
    throw new UsageError("- reads a document from standard input, but nothing is piped in");
  const progress = progressFor(stderr, given.quiet, environment);
  const report = createReport(progress, given);
  const { password, languages } = given;
  try {
    const ocr = createOcr({ provider: await choice.open({ password, languages, environment }) });
    const run = {
      given,
      around,
      ocr,
      model: choice.model,
      out,
      includeImages: picturesFor(given, report),
      progress,
      report,
    };
    const names = outputNames(inputs);
    try {
      await forEach(inputs, given.concurrency, signal, (input, index) =>
        readOne(run, input, names[index] ?? input.stem),
      );
    } finally {
      await ocr.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (!signal.aborted) report.failed(choice.name, error, []);
  }
  report.summary(inputs.length, signal.aborted);
  progress.stop();
  return report.failures() > 0 ? exitCode.failed : exitCode.done;
};
