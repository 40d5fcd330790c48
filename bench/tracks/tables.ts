/** Tables: adjacency relations of cells against human truth (ICDAR 2013, documents of EU institutions). */
import type { Bench } from "../bench.ts";
import { chosen, documentsIn, textBeside } from "../corpus.ts";
import { peersAt, peerValue } from "../peers.ts";
import { emptyAmong, enginesAmong, failuresAmong, readAll } from "../reading.ts";
import { orNull, percent, table } from "../report/table.ts";
import { countRelations, scoresOf, type RelationCounts } from "../score/adjacency.ts";
import { tablesOf } from "../score/markdown-table.ts";
import { readTableTruth } from "../score/table-truth.ts";

interface Scored {
  readonly name: string;
  readonly counts: RelationCounts;
  readonly predicted: number;
  readonly truth: number;
}

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0);

export const bench: Bench = {
  name: "tables",
  summary: "table cells and their neighbours against human truth (ICDAR 2013)",
  needsCorpus: true,
  bars: [{ name: "tables, micro F1", figure: "microF1", atLeast: 80, unit: "%", source: "first release" }],
  run: async (context) => {
    // A document is scored when both its PDF and its truth are there; second annotations have no PDF of their own.
    const all = documentsIn(context.corpus, "tables").filter(
      (document) => textBeside(document, "-str.xml") !== undefined,
    );
    const documents = chosen(all, context.options.only);
    const outputs = await readAll(context, "tables", documents, () => ({ request: { table_format: "html" } }));
    const scored = outputs.map(({ document, markdown }): Scored => {
      const truth = readTableTruth(textBeside(document, "-str.xml") ?? "");
      const predicted = tablesOf(markdown);
      return {
        name: document.name,
        counts: countRelations(truth, predicted),
        predicted: predicted.length,
        truth: truth.length,
      };
    });
    const micro = scoresOf({
      matched: sum(scored.map(({ counts }) => counts.matched)),
      predicted: sum(scored.map(({ counts }) => counts.predicted)),
      truth: sum(scored.map(({ counts }) => counts.truth)),
    });
    const f1Of = ({ counts }: Scored): number => scoresOf(counts).f1;
    const macro = sum(scored.map(f1Of)) / scored.length;
    const figures = {
      documents: scored.length,
      tablesTruth: sum(scored.map(({ truth }) => truth)),
      tablesPredicted: sum(scored.map(({ predicted }) => predicted)),
      precision: orNull(percent(micro.precision)),
      recall: orNull(percent(micro.recall)),
      microF1: orNull(percent(micro.f1)),
      macroF1: orNull(percent(macro)),
    };

    const names = ["tablesPredicted", "precision", "recall", "microF1", "macroF1"] as const;
    const peers = peersAt(context.peers, "tables", "dev").map(([name, value]) => {
      const theirs = value as Readonly<Record<string, number>>;
      return [name, ...names.map((key) => (key === "tablesPredicted" ? String(theirs[key]) : theirs[key]))];
    });
    const ours = [
      context.options.engine,
      String(figures.tablesPredicted),
      ...names.slice(1).map((key) => figures[key] ?? undefined),
    ];
    const heading = ["engine", `tables (truth ${figures.tablesTruth})`, "precision", "recall", "micro F1", "macro F1"];
    context.print(table(heading, [ours, ...peers]));
    if (context.options.verbose) {
      const engines = peersAt(context.peers, "tables", "dev").map(([name]) => name);
      const rows = scored.map((document) => {
        const theirs = engines.map(
          (name) => peerValue(context.peers, "tables", "dev", name, "perDoc", document.name) as number | undefined,
        );
        return [document.name, `${document.predicted}/${document.truth}`, percent(f1Of(document)), ...theirs];
      });
      context.print();
      context.print(table(["document", "tables", context.options.engine, ...engines], rows));
    }
    return {
      ...figures,
      perDocument: Object.fromEntries(scored.map((document) => [document.name, orNull(percent(f1Of(document)))])),
      empty: emptyAmong(outputs),
      errors: failuresAmong(outputs),
      engines: enginesAmong(outputs),
    };
  },
};
