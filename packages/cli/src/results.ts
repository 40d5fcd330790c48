/** Where results go: one document to standard output, or each into files of its own below `--out`. */
import { join } from "node:path";
import type { OcrResponse } from "@ocr/core";
import { saveDocument, writeFileAtomic } from "@ocr/core/node";
import { endingOf, render } from "./format/render.ts";
import type { Format } from "./options.ts";

/** How {@link writeResult} writes. */
export interface ResultOptions {
  readonly format: Format;
  readonly pageFiles: boolean;
  /** For people; the title of an HTML page. */
  readonly title: string;
}

/** Writes a result below a folder; `name` may hold sub-folders and has no ending. Gives the paths, the text first. */
export const writeResult = async (
  response: OcrResponse,
  directory: string,
  name: string,
  { format, pageFiles, title }: ResultOptions,
): Promise<ReadonlyArray<string>> => {
  if (format === "markdown") {
    const path = join(directory, name);
    const saved = await saveDocument(response, join(path, ".."), {
      name: name.split(/[/\\]/).at(-1) ?? name,
      pageFiles,
    });
    return [...saved.markdown, ...saved.images];
  }
  const parts = pageFiles
    ? response.pages.map((page) => ({ suffix: `-${page.index + 1}`, part: { ...response, pages: [page] } }))
    : [{ suffix: "", part: response }];
  const paths: Array<string> = [];
  for (const { suffix, part } of parts) {
    const path = join(directory, `${name}${suffix}${endingOf[format]}`);
    await writeFileAtomic(path, await render(part, format, title));
    paths.push(path);
  }
  return paths;
};
