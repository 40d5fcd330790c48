/**
 * Many files, two at a time; one that fails is told and does not stop the
 * others: `node main.ts FILE…`.
 */
import { basename } from "node:path";
import { Ocr } from "@ocr/core";
import { local } from "@ocr/provider-local";
import * as Console from "effect/Console";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Stream from "effect/Stream";
import { Summaries } from "./summary.ts";

const given = process.argv.slice(2);
const paths =
  given.length > 0
    ? given
    : ["../documents/invoice.pdf", "missing.pdf", "../documents/report.pdf"];

// The error is gone from the type behind `catchTag`: nothing can fail any more.
const line = (path: string): Effect.Effect<string, never, Summaries> =>
  Effect.gen(function* () {
    const summaries = yield* Summaries;
    const { pages, title } = yield* summaries.of(path);
    return `${basename(path)}: ${title} (pages: ${pages})`;
  }).pipe(
    Effect.catchTag("OcrError", ({ message, reason }) =>
      Effect.succeed(`${reason}: ${message}`),
    ),
  );

const program = Stream.fromIterable(paths).pipe(
  Stream.mapEffect(line, { concurrency: 2 }), // in the order of the files
  Stream.runForEach((text) => Console.log(text)),
);

// The layer closes the provider at the end, also when the program is
// interrupted.
const live = Summaries.layer.pipe(
  Layer.provide(Ocr.layer({ provider: local() })),
);
await Effect.runPromise(Effect.provide(program, live));
