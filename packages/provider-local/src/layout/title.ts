/** Finds the title of a document among its headings. */
import type { Candidate } from "./heading.ts";

/** A title is at least this much larger than the running text, unless it stands alone at the beginning. */
const leastRatio = 1.25;

const alike = (a: Candidate, b: Candidate): boolean =>
  Math.abs(a.ratio - b.ratio) < 0.05 && (a.bold || a.capitals) === (b.bold || b.capitals);

const isPhrase = ({ text }: Candidate): boolean => text.length >= 12 && text.trim().split(/\s+/u).length >= 3;

/**
 * The title: the largest heading of the first page that has headings, when nothing later is larger. A single word that is
 * larger than a phrase beside it, such as a name of a series on a cover, is passed over.
 */
export const findTitle = (candidates: ReadonlyArray<Candidate>): Candidate | undefined => {
  const [first] = candidates;
  if (first === undefined) return undefined;
  const opening = candidates.filter(({ page }) => page === first.page);
  const later = Math.max(0, ...candidates.filter(({ page }) => page !== first.page).map(({ ratio }) => ratio));
  const largest = Math.max(...opening.map(({ ratio }) => ratio));
  const phrase = opening.find((candidate) => isPhrase(candidate) && candidate.ratio >= 0.6 * largest);
  const biggest = opening.find(({ ratio }) => ratio >= 0.955 * largest);
  const title =
    biggest !== undefined && !isPhrase(biggest) && phrase !== undefined && phrase.ratio >= leastRatio
      ? phrase
      : biggest;
  if (title === undefined || title.ratio < 0.9 * later) return undefined;
  if (title.bookmark !== undefined && title.bookmark > 1) return undefined;
  if (title.ratio < leastRatio && title.bookmark !== 1) {
    const alone = title === first && title.page === 0 && title.part === 0;
    return alone && !candidates.some((other) => other !== title && alike(other, title)) ? title : undefined;
  }
  // A numbered heading is a chapter.
  return title.depth > 0 ? undefined : title;
};
