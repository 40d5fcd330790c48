import { Ocr, type OcrError } from "@ocr/core";
import { fileDocument } from "@ocr/core/node";
import { local } from "@ocr/provider-local";
import * as Effect from "effect/Effect";

const firstPage = (path: string) =>
  Effect.gen(function* () {
    const ocr = yield* Ocr;
    const document = yield* Effect.tryPromise({
      try: () => fileDocument(path),
      catch: (error) => error as OcrError, // it rejects with nothing else
    });
    const { response } = yield* ocr.process({ document, pages: 0 });
    return response.pages[0]?.markdown ?? "";
  });

const program = firstPage("invoice.pdf").pipe(
  Effect.catchTag("OcrError", (error) =>
    Effect.succeed(`${error.reason}: ${error.message}`),
  ),
  Effect.provide(Ocr.layer({ provider: local() })),
);

console.log(await Effect.runPromise(program)); // # Harrow & Finch Bindery…
