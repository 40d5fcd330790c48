/** Two readings of the same picture made into one: where they differ, the surer one counts. */
import type { EngineWord } from "./engine.ts";
import { insertWords } from "./lines.ts";

/** Words that only the second reading has must be at least this sure, and hold a letter or a digit. */
const sureAlone = 0.6;
/** Words that only the first reading has, and of which it is less sure than this, are specks taken for letters. */
const unsureAlone = 0.5;
/** The second reading must be surer than the first by this much to replace it. */
const lead = 0.02;

/** How sure a reader is of some words together: the mean confidence of their letters. */
export const certainty = (words: ReadonlyArray<EngineWord>): number => {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of words) {
    letters += text.length;
    sum += text.length * confidence;
  }
  return letters === 0 ? 0 : sum / letters;
};

/** Whether two words stand on the same place: they share a good part of their height and of the shorter one's width. */
export const samePlace = (a: EngineWord, b: EngineWord): boolean => {
  const across = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const down = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  return (
    across > 0.3 * Math.min(a.x1 - a.x0, b.x1 - b.x0) && down > 0.4 * Math.min(a.y1 - a.y0, b.y1 - b.y0) && down > 0
  );
};

interface Cluster {
  readonly first: Array<EngineWord>;
  readonly second: Array<EngineWord>;
}

/** Groups the words that lie on each other. */
const cluster = (first: ReadonlyArray<EngineWord>, second: ReadonlyArray<EngineWord>): ReadonlyArray<Cluster> => {
  const parents = Array.from({ length: first.length + second.length }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parents[at] !== at) at = parents[at]!;
    return at;
  };
  const byTop = second.map((word, i) => ({ word, i })).toSorted((a, b) => a.word.y0 - b.word.y0);
  const tallest = byTop.reduce((height, { word }) => Math.max(height, word.y1 - word.y0), 0);
  first.forEach((word, i) => {
    let low = 0;
    let high = byTop.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byTop[middle]!.word.y0 < word.y0 - tallest) low = middle + 1;
      else high = middle;
    }
    for (let k = low; k < byTop.length && byTop[k]!.word.y0 < word.y1; k++) {
      if (samePlace(word, byTop[k]!.word)) parents[root(first.length + byTop[k]!.i)] = root(i);
    }
  });
  const clusters = new Map<number, Cluster>();
  const of = (i: number): Cluster => {
    const known = clusters.get(root(i)) ?? { first: [], second: [] };
    clusters.set(root(i), known);
    return known;
  };
  first.forEach((word, i) => of(i).first.push(word));
  second.forEach((word, i) => of(first.length + i).second.push(word));
  return [...clusters.values()];
};

const legible = ({ text, confidence }: EngineWord): boolean => confidence >= sureAlone && /[\p{L}\p{N}]/u.test(text);

/**
 * The better of two readings at every place. The first one gives the order; what only the second one saw is added where
 * it belongs.
 */
export const mergeReadings = (
  first: ReadonlyArray<EngineWord>,
  second: ReadonlyArray<EngineWord>,
): ReadonlyArray<EngineWord> => {
  const kept = new Map<EngineWord, ReadonlyArray<EngineWord>>();
  const added: Array<EngineWord> = [];
  for (const group of cluster(first, second)) {
    const [anchor] = group.first;
    if (anchor === undefined) added.push(...group.second.filter(legible));
    else if (certainty(group.second) > certainty(group.first) + lead) {
      const { line, block } = anchor;
      kept.set(
        anchor,
        group.second.toSorted((a, b) => a.line - b.line || a.x0 - b.x0).map((word) => ({ ...word, line, block })),
      );
    } else {
      const confirmed = group.second.length > 0;
      for (const word of group.first) if (confirmed || word.confidence >= unsureAlone) kept.set(word, [word]);
    }
  }
  return insertWords(
    first.flatMap((word) => kept.get(word) ?? []),
    added,
  );
};
