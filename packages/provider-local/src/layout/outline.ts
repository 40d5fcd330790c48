/** Gives the headings of a document their levels: one title, sections, subsections. */
import type { Candidate } from "./heading.ts";
import { findTitle } from "./title.ts";

/** Deepest level that is given by looks alone. */
const deepest = 4;
/** Sizes within this share of each other are one size. */
const sameSize = 0.955;
/** This many headings that look alike in a row head nothing: they are a list of names, or the text of a cover. */
const mostInRow = 3;

/** Headings that look alike. */
interface Look {
  readonly ratio: number;
  readonly strong: boolean;
  readonly members: Array<Candidate>;
}

const isStrong = ({ bold, capitals }: Candidate): boolean => bold || capitals;

/** The looks of the headings, the weightiest first: by size, then by weight. */
const looksOf = (candidates: ReadonlyArray<Candidate>): ReadonlyArray<Look> => {
  const looks: Array<Look> = [];
  let size = Infinity;
  for (const candidate of candidates.toSorted((a, b) => b.ratio - a.ratio)) {
    if (candidate.ratio < sameSize * size) size = candidate.ratio;
    const strong = isStrong(candidate);
    const look = looks.find((look) => look.ratio === size && look.strong === strong);
    if (look === undefined) looks.push({ ratio: size, strong, members: [candidate] });
    else look.members.push(candidate);
  }
  return looks.toSorted((a, b) => b.ratio - a.ratio || Number(b.strong) - Number(a.strong));
};

/** Names and dates below the title are set large or bold too, but they head nothing. */
const withoutByline = (candidates: ReadonlyArray<Candidate>, title: Candidate): ReadonlyArray<Candidate> => {
  const chain: Array<Candidate> = [];
  for (const candidate of candidates)
    if (candidate.page === title.page && candidate.part === title.part + chain.length + 1) chain.push(candidate);
  const last = chain.at(-1);
  const dropped = new Set(
    chain.filter((candidate) => {
      if (candidate.depth > 0 || candidate.bookmark !== undefined) return false;
      // The last one may head the text below, when it is as strong as a heading.
      return candidate !== last || (!isStrong(candidate) && candidate.ratio < 0.85 * title.ratio);
    }),
  );
  return candidates.filter((candidate) => !dropped.has(candidate));
};

/** Leaves out rows of headings that look alike and follow each other without any text between them. */
const withoutRows = (candidates: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const kept: Array<Candidate> = [];
  for (let start = 0; start < candidates.length;) {
    const first = candidates[start] as Candidate;
    let end = start + 1;
    for (let next = candidates[end]; next !== undefined; next = candidates[(end += 1)]) {
      const neighbour = next.page === first.page && next.part === first.part + end - start;
      if (!neighbour || isStrong(next) !== isStrong(first) || next.depth > 0 || next.bookmark !== undefined) break;
      if (Math.abs(next.ratio - first.ratio) > (1 - sameSize) * first.ratio) break;
    }
    if (end - start < mostInRow || first.depth > 0 || first.bookmark !== undefined)
      kept.push(...candidates.slice(start, end));
    start = end;
  }
  return kept;
};

const levelsOfLooks = (looks: ReadonlyArray<Look>): ReadonlyMap<Candidate, number> => {
  const levels = new Map<Candidate, number>();
  let level = 1;
  for (const { members } of looks) {
    const depths = members.flatMap(({ depth }) => (depth > 0 ? [depth] : []));
    level = depths.length > 0 ? Math.min(...depths) + 1 : Math.min(level + 1, Math.max(level, deepest));
    for (const member of members) levels.set(member, level);
  }
  return levels;
};

/** The level (1 to 6) of each candidate that is a heading. `candidates` come in reading order. */
export const outline = (candidates: ReadonlyArray<Candidate>): ReadonlyMap<Candidate, number> => {
  const levels = new Map<Candidate, number>();
  const title = findTitle(candidates);
  const others = withoutRows(title === undefined ? candidates : withoutByline(candidates, title)).filter(
    (candidate) => candidate !== title,
  );
  const byLook = levelsOfLooks(looksOf(others));
  if (title !== undefined) levels.set(title, 1);
  for (const candidate of others) {
    const { bookmark, depth } = candidate;
    const own = depth > 0 ? depth + 1 : (byLook.get(candidate) ?? 2);
    levels.set(candidate, Math.min(6, Math.max(bookmark ?? own, title === undefined ? 1 : 2)));
  }
  return levels;
};
