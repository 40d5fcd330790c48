/** Words of whole documents: nothing of a digital document may be lost; and word F1 beside the peers. */
import type { Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { textBeside } from "../corpus.ts";
import { peersAt, peerValue } from "../peers.ts";
import type { Output } from "../reading.ts";
import { orNull, percent, table } from "../report/table.ts";
import { plainText } from "../score/plain.ts";
import { countWords, f1Of, missingWords, pooled, recallOf } from "../score/words.ts";
import { hasExactWords } from "./kinds.ts";

const truthOf = ({ document }: Output): string | undefined => {
  const markdown = textBeside(document, ".truth.md");
  return textBeside(document, ".truth.txt") ?? (markdown === undefined ? undefined : plainText(markdown));
};

const peerNames = (context: Context): ReadonlyArray<string> => {
  const documents = peersAt(context.peers, "documents", "wordF1AgainstTruth", "perDocument");
  return [...new Set(documents.flatMap(([, figures]) => Object.keys(figures as object)))];
};

/** Scores the words of all documents that have a truth. */
export const checkWords = (context: Context, outputs: ReadonlyArray<Output>): Figures => {
  const known = outputs.flatMap((output) => {
    const truth = truthOf(output);
    if (truth === undefined) return [];
    const { text } = output;
    return [{ output, truth, text, counts: countWords(truth, text), exact: hasExactWords(output.document) }];
  });
  const exact = known.filter((entry) => entry.exact);
  const recall = recallOf(pooled(exact.map(({ counts }) => counts)));
  const engines = peerNames(context);
  const rows = known.map(({ output: { document }, counts, exact }) => [
    document.name,
    exact ? "digital" : "",
    exact ? (100 * recallOf(counts)).toFixed(2) : undefined,
    percent(f1Of(counts)),
    ...engines.map(
      (name) =>
        peerValue(context.peers, "documents", "wordF1AgainstTruth", "perDocument", document.name, name) as
          | number
          | undefined,
    ),
  ]);
  context.print("Words against the truth (recall of digital documents; F1; peers' F1)");
  context.print(table(["document", "", "recall", "F1", ...engines], rows));
  if (context.options.verbose) {
    for (const { output, truth, text } of exact) {
      const missing = missingWords(truth, text);
      if (missing.length > 0)
        context.print(`  ${output.document.name} lacks ${missing.length}: ${missing.slice(0, 40).join(" ")}`);
    }
  }
  return {
    digitalRecall: exact.length === 0 ? null : Math.round(10_000 * recall) / 100,
    digitalDocuments: exact.length,
    perDocument: Object.fromEntries(
      known.map(({ output, counts }) => [
        output.document.name,
        { recall: orNull(percent(recallOf(counts))), wordF1: orNull(percent(f1Of(counts))) },
      ]),
    ),
  };
};
