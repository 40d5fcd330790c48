/** Whole documents: no word lost, structure, turned scans, files that must fail, nothing empty. */
import type { Bench } from "../bench.ts";
import { checkAgreement } from "../checks/agreement.ts";
import { checkBehaviour } from "../checks/behaviour.ts";
import { checkFailures } from "../checks/failures.ts";
import { isCorrupt, passwordOf } from "../checks/kinds.ts";
import { checkRotated } from "../checks/rotated.ts";
import { checkWords } from "../checks/words.ts";
import { chosen, documentsIn } from "../corpus.ts";
import { emptyAmong, enginesAmong, failuresAmong, readAll } from "../reading.ts";

export const bench: Bench = {
  name: "documents",
  summary: "whole documents: words, structure, turned scans, files that must fail, nothing empty",
  needsCorpus: true,
  bars: [
    {
      name: "digital documents, words found",
      figure: "words.digitalRecall",
      atLeast: 99,
      unit: "%",
      source: "first release",
    },
    {
      name: "turned scans read",
      figure: "rotated.read",
      atLeast: 2,
      unit: "of 2",
      source: "first release: no peer reads any",
    },
    {
      name: "unreadable files that end in a clear line",
      figure: "mustFail.share",
      atLeast: 100,
      unit: "%",
      source: "first release",
    },
    { name: "documents without text", figure: "emptyCount", below: 1, source: "first release" },
  ],
  run: async (context) => {
    const all = chosen(documentsIn(context.corpus, "documents"), context.options.only);
    const documents = all.filter((document) => !isCorrupt(document));
    const outputs = await readAll(context, "documents", documents, (document) => {
      const password = passwordOf(document);
      return password === undefined ? {} : { password };
    });
    const words = checkWords(context, outputs);
    context.print();
    const agreement = checkAgreement(context, outputs);
    context.print();
    const rotated = checkRotated(context, outputs);
    context.print();
    const behaviour = checkBehaviour(context, outputs);
    context.print();
    const failures = await checkFailures(context, all);
    const empty = emptyAmong(outputs);
    context.print();
    context.print(`without text: ${empty.length === 0 ? "none" : empty.join(", ")} (of ${documents.length})`);
    const share = failures["total"] === 0 ? null : (100 * Number(failures["passed"])) / Number(failures["total"]);
    return {
      words,
      agreement,
      rotated,
      behaviour,
      mustFail: { ...failures, share },
      empty,
      emptyCount: empty.length,
      errors: failuresAmong(outputs),
      engines: enginesAmong(outputs),
    };
  },
};
