/** What a snippet says that it prints: the comments behind its `console.log` lines, or below them after `=>`. */
import { format } from "node:util";

/** The comments of a source, in order. One that ends with `…` stands for all that begins like it. */
export const promised = (source: string): ReadonlyArray<string> =>
  source.split("\n").flatMap((line) => {
    const comment = (/console\.log\(.*\/\/ (.+)$/.exec(line) ?? /^\s*\/\/ => (.+)$/.exec(line))?.[1];
    return comment === undefined ? [] : [comment];
  });

/** The promises that no printed line keeps. A line keeps one promise; what runs side by side has no order. */
export const broken = (promises: ReadonlyArray<string>, calls: ReadonlyArray<ReadonlyArray<unknown>>) => {
  const lines = calls.map((words) => format(...words));
  return promises.filter((promise) => {
    const fits = (line: string) => (promise.endsWith("…") ? line.startsWith(promise.slice(0, -1)) : line === promise);
    const at = lines.findIndex(fits);
    if (at >= 0) lines.splice(at, 1);
    return at < 0;
  });
};
