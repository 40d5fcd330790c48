/** Promises about single documents that are no matter of degree: a picture has its box, a link its address. */
import type { Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import type { Output } from "../reading.ts";
import { table } from "../report/table.ts";

interface Promised {
  readonly document: string;
  readonly promise: string;
  readonly kept: (output: Output) => boolean;
}

const promises: ReadonlyArray<Promised> = [
  {
    document: "image-in-pdf",
    promise: "one picture, with its box and its place in the text",
    kept: ({ result, markdown }) => {
      const images = result?.response.pages.flatMap((page) => page.images) ?? [];
      const [image] = images;
      if (image === undefined || images.length !== 1) return false;
      const width = (image.bottom_right_x ?? 0) - (image.top_left_x ?? 0);
      const height = (image.bottom_right_y ?? 0) - (image.top_left_y ?? 0);
      return width > 0 && height > 0 && markdown.includes(`](${image.id})`);
    },
  },
  {
    document: "hyperlink",
    promise: "the link is kept, in the text and in the list",
    kept: ({ result, markdown }) =>
      (result?.response.pages.flatMap((page) => page.hyperlinks ?? []).length ?? 0) > 0 && /\]\(https?:/.test(markdown),
  },
];

/** Checks the promises whose documents were read. */
export const checkBehaviour = (context: Context, outputs: ReadonlyArray<Output>): Figures => {
  const results = promises.flatMap(({ document, promise, kept }) => {
    const output = outputs.find((candidate) => candidate.document.name === document);
    return output === undefined ? [] : [{ document, promise, kept: kept(output) }];
  });
  context.print("Promises");
  const rows = results.map(({ document, promise, kept }) => [document, promise, kept ? "yes" : "NO"]);
  context.print(table(["document", "promise", "kept"], rows));
  return { kept: results.filter(({ kept }) => kept).length, total: results.length };
};
