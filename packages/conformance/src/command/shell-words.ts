/** Words as a shell takes them, so that a printed line can be pasted. */

/** A word, in quotes where a shell would split or change it. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./#-]+$/.test(word) && !word.startsWith("#") ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Words as one line. */
export const shellLine = (words: ReadonlyArray<string>): string => words.map(shellWord).join(" ");
