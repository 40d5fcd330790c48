/** The facts of a page, made from its truth. */
import type { Item, PageTruth } from "@ocr/fakes";
import { gridOf, itemText, tablesOf } from "../fixture/page-text.ts";
import type { Fact } from "../score/facts.ts";
import { wordsOf } from "../score/normaliser.ts";
import type { Grid } from "../score/table-grid.ts";
import { isExact } from "../score/text.ts";
import { printedText } from "./printed-text.ts";

/** How many numbers of a page are changed, and how many of another page are taken, for facts of absence. */
const mostAbsent = 5;

const present = (page: PageTruth): ReadonlyArray<Fact> => {
  const lines = page.items.flatMap((item) => ("lines" in item ? item.lines : []));
  const all = [page.header, ...lines, page.footer].flatMap((line) => line?.text ?? []);
  return all.filter((text) => text.trim() !== "").map((text) => ({ kind: "present", text }));
};

const numbersOf = (page: PageTruth): ReadonlyArray<string> => [
  ...new Set(wordsOf(printedText(page)).filter((word) => isExact(word) && /\p{Nd}/u.test(word))),
];

/** A number with another last digit: what a reader makes of it who guesses. */
const misread = (word: string): string =>
  word.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10));

const absent = (page: PageTruth, other: PageTruth | undefined): ReadonlyArray<Fact> => {
  const printed = new Set(wordsOf(printedText(page)));
  const guessed = numbersOf(page).map(misread);
  const elsewhere = other === undefined ? [] : numbersOf(other);
  return [guessed, elsewhere].flatMap((words) =>
    words
      .filter((word) => !printed.has(word))
      .slice(0, mostAbsent)
      .map((text): Fact => ({ kind: "absent", text })),
  );
};

/** The words by which a part of a page is found again; of a list only its first entry, because numbers stand between them. */
const startOf = (item: Item): string => {
  const text = item.kind === "list" ? (item.lines[0]?.text ?? "") : itemText(item);
  return wordsOf(text).slice(0, 6).join(" ");
};

/** The beginnings of the parts of a page that have text outside tables, in reading order; repeated ones are left out. */
export const startsOf = (page: PageTruth): ReadonlyArray<string> => {
  const starts = page.items.filter((item) => item.kind !== "table").map(startOf);
  return starts.filter((start, i) => start !== "" && starts.indexOf(start) === i && starts.lastIndexOf(start) === i);
};

const order = (page: PageTruth): ReadonlyArray<Fact> => {
  const starts = startsOf(page);
  return starts.slice(1).map((next, i) => ({ kind: "order", text: starts[i] ?? "", next }));
};

const neighbours = (grid: Grid): ReadonlyArray<Fact> =>
  grid.flatMap((row, number) =>
    row.flatMap((text, column) => {
      if (text === "") return [];
      const right = row.slice(column + 1).find((cell) => cell !== "");
      const below = grid
        .slice(number + 1)
        .map((other) => other[column])
        .find((cell) => cell !== undefined && cell !== "");
      const fact = (next: string | undefined, side: "right" | "below"): ReadonlyArray<Fact> =>
        next === undefined ? [] : [{ kind: "neighbour", text, next, side }];
      return [...fact(right, "right"), ...fact(below, "below")];
    }),
  );

/** The facts of a page; `other` is another page of the document, whose numbers must not stand here. */
export const factsOf = (page: PageTruth, other: PageTruth | undefined): ReadonlyArray<Fact> => [
  ...present(page),
  ...absent(page, other),
  ...order(page),
  ...tablesOf(page).flatMap((table) => neighbours(gridOf(table))),
];
