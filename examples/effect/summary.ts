/**
 * A service of your own on top of `Ocr`: the first line and the number of
 * pages of a file. It does not know who reads.
 */
import { Ocr, type OcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import * as Context from "effect/Context";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";

/** What is told of a file. */
export interface Summary {
  readonly path: string;
  readonly title: string;
  readonly pages: number;
}

/** `fileDocument` rejects with `OcrError` only; here it says so in its type. */
const open = (path: string) =>
  Effect.tryPromise({
    try: () => fileDocument(path),
    catch: (error) => error as OcrError,
  });

/** Summaries of files. */
export class Summaries extends Context.Service<
  Summaries,
  { readonly of: (path: string) => Effect.Effect<Summary, OcrError> }
>()("Summaries") {
  /** Needs an `Ocr`, whichever it is. */
  static readonly layer: Layer.Layer<Summaries, never, Ocr> = Layer.effect(
    Summaries,
    Effect.map(Ocr, (ocr) =>
      Summaries.of({
        of: (path) =>
          Effect.gen(function* () {
            const document = yield* open(path);
            const { response } = yield* ocr.process(
              { document },
              { timeoutMs: 60_000 },
            );
            const [title = ""] = (response.pages[0]?.markdown ?? "").split(
              "\n",
            );
            return { path, title, pages: response.pages.length };
          }),
      }),
    ),
  );
}
