/** What a snippet says that it prints: the comments behind its `console.log` lines. */
import { format } from "node:util";

/** The comments of a source, in order. One that ends with `…` stands for all that begins like it. */
export const promised = (source: string): ReadonlyArray<string> =>
  source.split("\n").flatMap((line) => {
    const comment = /console\.log\(.*\/\/ (.+)$/.exec(line)?.[1];
    return comment === undefined ? [] : [comment];
  });

/** The promises that what was printed does not keep, in their order. */
export const broken = (promises: ReadonlyArray<string>, calls: ReadonlyArray<ReadonlyArray<unknown>>) => {
  const lines = calls.map((words) => format(...words));
  let from = 0;
  return promises.filter((promise) => {
    const fits = (line: string) => (promise.endsWith("…") ? line.startsWith(promise.slice(0, -1)) : line === promise);
    const at = lines.findIndex((line, index) => index >= from && fits(line));
    if (at >= 0) from = at + 1;
    return at < 0;
  });
};
