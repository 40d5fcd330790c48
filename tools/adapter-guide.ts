/** The files that a walk-through prints: fences that name a file, put together in their order. */

const fence = /^```ts (\S+)\n([\s\S]*?)^```$/gm;

/** The files by their paths; pieces of one file come one behind the other. A piece that starts a paragraph gets a line before it. */
export const filesIn = (markdown: string): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  for (const [, path = "", code = ""] of markdown.matchAll(fence)) {
    const before = files.get(path);
    const gap = before === undefined || code.startsWith(" ") ? "" : "\n";
    files.set(path, `${before ?? ""}${gap}${code}`);
  }
  return files;
};
