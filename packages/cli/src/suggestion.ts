/** "Did you mean": the nearest of the words that would have been right. */
import { closest, distance } from "fastest-levenshtein";

/** A half sentence such as `; did you mean --format?`, or nothing when no word is near. */
export const suggestion = (word: string, words: ReadonlyArray<string>): string => {
  const longer = words.filter((candidate) => word.length > 3 && candidate.startsWith(word));
  const nearest = longer.length === 1 ? longer[0] : closest(word, [...words]);
  if (nearest === undefined) return "";
  const near = longer.length === 1 || distance(word, nearest) <= Math.max(1, Math.floor(word.length / 3));
  return near ? `; did you mean ${nearest}?` : "";
};
