/** Reads many documents, some at a time. A failure is a result too: it never stops the others. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isOcrError } from "@ocr/core";
import type { Context } from "./bench.ts";
import type { CorpusDocument } from "./corpus.ts";
import type { ReadOptions, ReadResult } from "./subject.ts";

/** Why a document could not be read. */
export interface Failure {
  /** Reason of the error, or `not an OcrError`. */
  readonly reason: string;
  readonly message: string;
}

/** What came of a document. Of a failed one the texts are empty. */
export interface Output {
  readonly document: CorpusDocument;
  readonly markdown: string;
  readonly text: string;
  readonly result: ReadResult | undefined;
  readonly failure: Failure | undefined;
  readonly seconds: number;
}

/** Describes an error for tables and JSON; the message is kept as it is, line breaks too. */
export const failureOf = (error: unknown): Failure =>
  isOcrError(error)
    ? { reason: error.reason, message: error.message }
    : { reason: "not an OcrError", message: error instanceof Error ? error.message : String(error) };

/** Runs a task over items, at most `limit` at a time; results keep the order of the items. */
export const mapLimited = async <A, B>(
  items: ReadonlyArray<A>,
  limit: number,
  task: (item: A) => Promise<B>,
): Promise<ReadonlyArray<B>> => {
  const results: Array<B> = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await task(items[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(limit, items.length)) }, work));
  return results;
};

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
};

/** Reads documents with the engine under test; `optionsOf` says how each is read. Rejects when none of several can be read. */
export const readAll = async (
  context: Context,
  track: string,
  documents: ReadonlyArray<CorpusDocument>,
  optionsOf: (document: CorpusDocument) => ReadOptions,
): Promise<ReadonlyArray<Output>> => {
  const { jobs, out } = context.options;
  const folder = out === undefined ? undefined : join(out, track);
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const subject = context.startSubject();
  let done = 0;
  try {
    const outputs = await mapLimited(documents, jobs, async (document): Promise<Output> => {
      const started = performance.now();
      let result: ReadResult | undefined;
      let failure: Failure | undefined;
      try {
        result = await subject.markdownOf(document.path, optionsOf(document));
      } catch (error) {
        failure = failureOf(error);
      }
      const { markdown, text } = result ?? { markdown: "", text: "" };
      if (folder !== undefined) {
        const content = failure === undefined ? markdown : `<!-- ${failure.reason}: ${failure.message} -->\n`;
        await writeFile(join(folder, `${document.name}.md`), content);
      }
      done += 1;
      progress(`${track} ${done}/${documents.length} ${document.name}`);
      return { document, markdown, text, result, failure, seconds: (performance.now() - started) / 1000 };
    });
    progress("");
    for (const { document, failure } of outputs) {
      if (failure !== undefined) context.print(`failed: ${document.name}: ${failure.reason}: ${failure.message}`);
    }
    const [first] = outputs;
    if (outputs.length > 1 && first?.failure !== undefined && outputs.every(({ failure }) => failure !== undefined))
      throw new Error(`none of ${outputs.length} documents could be read; the first said: ${first.failure.message}`);
    return outputs;
  } finally {
    await subject.close();
  }
};

/** Names of documents that gave nothing to read: failed ones, and those without a letter or digit. */
export const emptyAmong = (outputs: ReadonlyArray<Output>): ReadonlyArray<string> =>
  outputs.filter(({ markdown }) => !/[\p{L}\p{N}]/u.test(markdown)).map(({ document }) => document.name);

/** Failures by document, for the figures. */
export const failuresAmong = (outputs: ReadonlyArray<Output>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    outputs.flatMap(({ document, failure }) =>
      failure === undefined ? [] : [[document.name, `${failure.reason}: ${failure.message}`]],
    ),
  );

/** How many pages each engine read. */
export const enginesAmong = (outputs: ReadonlyArray<Output>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const page of outputs.flatMap(({ result }) => result?.meta.pages ?? [])) {
    const engine = page.engine ?? "unknown";
    counts[engine] = (counts[engine] ?? 0) + 1;
  }
  return counts;
};
