/** Agreement with the Markdown of another engine: a hint, not truth. NID, TEDS, MHS, and what the peers were given. */
import { distance } from "fastest-levenshtein";
import type { Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { textBeside } from "../corpus.ts";
import { peersAt, peerValue } from "../peers.ts";
import type { Output } from "../reading.ts";
import { percent, orNull, table } from "../report/table.ts";
import { collapsed } from "../score/normal.ts";
import { plainText } from "../score/plain.ts";
import { headingStructure, readingOrder, tableStructure } from "../score/structure.ts";

const mean = (values: ReadonlyArray<number | undefined>): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0) / known.length;
};

const textSimilarity = (truth: string, output: string): number => {
  const [a, b] = [collapsed(plainText(truth)), collapsed(plainText(output))];
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - distance(a, b) / longer;
};

const headings = (markdown: string): ReadonlyArray<string> =>
  [...markdown.matchAll(/^#{1,6}\s+(.*)$/gm)].map((match) => collapsed(plainText(match[1] ?? "")).toLowerCase());

/** F1 of headings with the same text, whatever their level and order. */
const headingF1 = (truth: string, output: string): number => {
  const [expected, actual] = [headings(truth), headings(output)];
  const left = [...expected];
  const found = actual.filter((heading) => {
    const index = left.indexOf(heading);
    if (index !== -1) left.splice(index, 1);
    return index !== -1;
  });
  return expected.length + actual.length === 0 ? 1 : (2 * found.length) / (expected.length + actual.length);
};

/** Compares all documents that have the Markdown of another engine beside them. */
export const checkAgreement = (context: Context, outputs: ReadonlyArray<Output>): Figures => {
  const scored = outputs.flatMap(({ document, markdown }) => {
    const truth = textBeside(document, ".truth.md");
    if (truth === undefined) return [];
    const [nid, teds, mhs] = [
      readingOrder(truth, markdown),
      tableStructure(truth, markdown),
      headingStructure(truth, markdown),
    ];
    const overall = mean([nid.full, teds.full, mhs.full]);
    const text = textSimilarity(truth, markdown);
    return [{ name: document.name, nid, teds, mhs, overall, text, heading: headingF1(truth, markdown) }];
  });
  const columns = ["overall", "nid", "nidS", "teds", "tedsS", "mhs", "mhsS", "textSimilarity", "headingF1"] as const;
  const figures = scored.map((entry) => ({
    name: entry.name,
    overall: entry.overall,
    nid: entry.nid.full,
    nidS: entry.nid.structure,
    teds: entry.teds.full,
    tedsS: entry.teds.structure,
    mhs: entry.mhs.full,
    mhsS: entry.mhs.structure,
    textSimilarity: entry.text,
    headingF1: entry.heading,
  }));
  const means = Object.fromEntries(
    columns.map((column) => [column, percent(mean(figures.map((entry) => entry[column])))]),
  );
  context.print("Agreement with another engine's Markdown (percent; no truth)");
  const titles = ["overall", "NID", "NID-S", "TEDS", "TEDS-S", "MHS", "MHS-S", "text", "headings"];
  context.print(
    table(
      ["document", ...titles],
      [
        ...figures.map((entry) => [entry.name, ...columns.map((column) => percent(entry[column]))]),
        ["mean", ...columns.map((column) => means[column])],
      ],
    ),
  );
  const peers = peersAt(context.peers, "documents", "dev");
  if (peers.length > 0) {
    const shared = figures.filter(({ name }) =>
      peers.some(([, peer]) => peerValue(peer, "perDocument", `${name}.pdf`) !== undefined),
    );
    const share = (value: unknown): number | undefined => (typeof value === "number" ? percent(value) : undefined);
    const rows = shared.flatMap((entry) => [
      [entry.name, context.options.engine, percent(entry.textSimilarity), percent(entry.headingF1)],
      ...peers.map(([engine, peer]) => {
        const theirs = peerValue(peer, "perDocument", `${entry.name}.pdf`);
        return ["", engine, share(peerValue(theirs, "textSimilarity")), share(peerValue(theirs, "headingF1"))];
      }),
    ]);
    context.print();
    context.print(table(["document", "engine", "text", "headings"], rows));
  }
  return {
    mean: Object.fromEntries(columns.map((column) => [column, orNull(means[column])])),
    perDocument: Object.fromEntries(
      figures.map((entry) => [
        entry.name,
        Object.fromEntries(columns.map((column) => [column, orNull(percent(entry[column]))])),
      ]),
    ),
  };
};
