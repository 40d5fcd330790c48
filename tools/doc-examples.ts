/** Finds the TypeScript examples in doc comments and in Markdown files, so that they are compiled and run. */

/** An example and where it stands. */
export interface DocExample {
  /** A file name made of the place, such as `packages-core-src-ocr_37.ts`. */
  readonly name: string;
  readonly code: string;
}

const fence = /^([ \t]*\*?[ \t]*)```ts[ \t]*\n([\s\S]*?)^[ \t]*\*?[ \t]*```/gm;

/** The examples of one file. In a source file they stand behind the stars of a comment. */
export const docExamplesOf = (path: string, text: string): ReadonlyArray<DocExample> =>
  [...text.matchAll(fence)].map((match) => {
    const line = text.slice(0, match.index).split("\n").length + 1;
    const body = match[2] ?? "";
    const code = path.endsWith(".ts") ? body.replaceAll(/^[ \t]*\*[ ]?/gm, "") : body;
    const place = path.replace(/\.(ts|md)$/, "").replaceAll(/[^\w]+/g, "-");
    return { name: `${place}_${line}.ts`, code: `${code}\nexport {};\n` };
  });
