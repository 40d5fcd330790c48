/** What a README says that its example prints, and whether it did. */
import { format, inspect } from "node:util";

/** The blocks of output in a README. `…` stands for any text in its line; a line of its own for any lines. */
export const outputsIn = (readme: string): ReadonlyArray<string> =>
  [...readme.matchAll(/^```text\n([\s\S]*?)\n```$/gm)].map(([, block = ""]) => block);

/** A block as an expression that fits the whole of what was printed, with the newline at its end. */
export const patternOf = (block: string): RegExp => {
  const lines = block.split("\n").map((line) =>
    line === "…"
      ? String.raw`(?:.*\n)*?`
      : `${line
          .split("…")
          .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
          .join(".*")}\n`,
  );
  return new RegExp(`^${lines.join("")}$`);
};

/** The lines of a text, where their order depends on what is ready first. The last one, a sum, stays. */
export const sortedLines = (text: string): string => {
  const lines = text.split("\n");
  return [...lines.slice(0, -1).toSorted(), lines.at(-1)].join("\n");
};

/** A console that keeps what is written to it, as Node's would write it to a pipe. */
export const recorder = () => {
  const lines: Array<string> = [];
  return {
    log: (...words: ReadonlyArray<unknown>) => void lines.push(format(...words)),
    dir: (value: unknown, options: object = {}) =>
      void lines.push(inspect(value, { customInspect: false, ...options })),
    text: () => lines.join("\n"),
  };
};
