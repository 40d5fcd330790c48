/** Turned scans: the one sentence on them is read, or it is not. */
import type { Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { textBeside } from "../corpus.ts";
import { peersAt, peerValue } from "../peers.ts";
import type { Output } from "../reading.ts";
import { table } from "../report/table.ts";
import { recognitionForm } from "../score/normal.ts";
import { partialRatio } from "../score/similarity.ts";
import { isRotated } from "./kinds.ts";

/** A sentence counts as read when its best place in the output is this similar: a letter or two may be wrong. */
const readAt = 0.95;

/** Looks for the sentence of each turned scan. */
export const checkRotated = (context: Context, outputs: ReadonlyArray<Output>): Figures => {
  const scans = outputs.filter(({ document }) => isRotated(document));
  const results = scans.map(({ document, text: output }) => {
    const sentence = recognitionForm(textBeside(document, ".truth.txt") ?? "");
    const text = recognitionForm(output);
    const found = text.length < 0.8 * sentence.length ? 0 : partialRatio(sentence, text);
    const perDocument = peerValue(context.peers, "documents", "wordF1AgainstTruth", "perDocument", document.name);
    const peers = peersAt(perDocument).filter(([, figure]) => typeof figure === "number" && figure >= 100 * readAt);
    return { name: document.name, similarity: found, read: found >= readAt, peers: peers.map(([name]) => name) };
  });
  const rows = results.map(({ name, similarity, read, peers }) => [
    name,
    read ? "yes" : "NO",
    `${(100 * similarity).toFixed(1)} %`,
    peers.length === 0 ? "none" : peers.join(", "),
  ]);
  context.print("Turned scans");
  context.print(table(["document", "read", "similarity", "peers that read it"], rows));
  return { read: results.filter(({ read }) => read).length, total: results.length };
};
