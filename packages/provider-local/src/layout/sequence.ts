/** Tells marks of list items from words that only look like them, by the lines around. */
import type { Line } from "./line.ts";
import type { Marker } from "./marker.ts";

interface Candidate {
  readonly index: number;
  readonly line: Line;
  readonly marker: Marker;
}

/** Space behind the mark, in font sizes. */
const gapBehind = ({ words: [first, second], rightToLeft, size }: Line): number => {
  if (first === undefined || second === undefined) return 0;
  return (rightToLeft ? first.x0 - second.x1 : second.x0 - first.x1) / Math.max(size, 0.1);
};

/** Whether the line below begins where the text behind the mark begins. */
const hangs = (line: Line, below: Line | undefined): boolean => {
  const word = line.words[1];
  if (word === undefined || below === undefined) return false;
  const start = line.rightToLeft ? -word.x1 : word.x0;
  return Math.abs(below.start - start) < 0.5 * line.size && start - line.start > 0.8 * line.size;
};

/** A letter such as "v." may also be a Roman number. */
const asRoman = (marker: Marker): Marker | undefined =>
  marker.kind === "letter" && /^\(?[ivx][.)]$/i.test(marker.text)
    ? {
        ...marker,
        kind: "roman",
        style: marker.style.replace("a", "i").replace("A", "I"),
        ordinal: { i: 1, v: 5, x: 10 }[marker.text.replace(/[^ivx]/gi, "").toLowerCase()],
      }
    : undefined;

/** Whether the item `b` is the next one after `a`. */
const follows = (a: Candidate, b: Candidate): boolean => {
  if (Math.abs(a.line.start - b.line.start) > 1.5 * a.line.size) return false;
  if (a.marker.kind === "dash") return a.marker.text === b.marker.text;
  return a.marker.ordinal !== undefined && b.marker.ordinal === a.marker.ordinal + 1;
};

const candidatesOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Candidate> =>
  lines.flatMap((line, index) => {
    const { marker } = line;
    if (marker === undefined || line.leader) return [];
    // "2. Methods" in bold above ordinary text is a heading.
    if (line.bold && marker.kind !== "bullet" && lines[index + 1]?.bold !== true) return [];
    const roman = asRoman(marker);
    const candidate = { index, line, marker };
    return roman === undefined ? [candidate] : [candidate, { ...candidate, marker: roman }];
  });

/** Whether a mark is certain by the look of its own lines. */
const isCertain = ({ index, line, marker }: Candidate, lines: ReadonlyArray<Line>): boolean => {
  if (marker.kind === "bullet") return true;
  if (marker.style === "#") return false;
  const wide = gapBehind(line) >= 0.55;
  if (marker.kind === "dash" && /\p{L}/u.test(marker.text) && marker.text !== "o") return false;
  return hangs(line, lines[index + 1]) || (wide && (marker.kind === "dash" || marker.ordinal === 1));
};

/** For each line of a column, whether it begins a list item. */
export const beginsItem = (lines: ReadonlyArray<Line>): ReadonlyArray<boolean> => {
  const result = lines.map(() => false);
  const series = new Map<string, Array<Candidate>>();
  for (const candidate of candidatesOf(lines)) {
    if (isCertain(candidate, lines)) result[candidate.index] = true;
    const key = `${candidate.marker.kind} ${candidate.marker.style}`;
    const open = series.get(key);
    if (open === undefined) series.set(key, [candidate]);
    else open.push(candidate);
  }
  for (const members of series.values())
    for (const [place, candidate] of members.entries())
      for (const next of members.slice(place + 1, place + 4)) {
        if (!follows(candidate, next)) continue;
        // A number without any sign behind it needs a clear column of its own.
        const bare = candidate.marker.style === "#";
        if (bare && !(gapBehind(candidate.line) >= 0.4 && gapBehind(next.line) >= 0.4)) continue;
        result[candidate.index] = true;
        result[next.index] = true;
        break;
      }
  return result;
};
