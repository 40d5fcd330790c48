/** Where things stand in what was read of a page. */
import { expect } from "../verdict.ts";
import type { Fixture } from "../fixture/fixtures.ts";
import { itemText } from "../fixture/page-text.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { isThere } from "../score/search.ts";
import type { WirePage } from "../wire.ts";

/** A part of a page by its truth. */
export type Part = Fixture["pages"][number]["items"][number];

/** The text of a page in one line, without marks. */
export const flatText = (page: WirePage): string => normalise(plainText(page.markdown));

const fewWords = 6;

/** The first words of a part, by which it is found. */
export const startOf = (part: Part): string => wordsOf(itemText(part)).slice(0, fewWords).join(" ");

const endOf = (part: Part): string => wordsOf(itemText(part)).slice(-fewWords).join(" ");

/** The parts that hold text, and the place of each in the text; without those that cannot be found. */
export const placesOf = (
  text: string,
  parts: ReadonlyArray<Part>,
): ReadonlyArray<{ readonly part: Part; readonly place: number }> => {
  let last = -1;
  return parts.flatMap((part) => {
    const start = startOf(part);
    if (start === "") return [];
    // Two parts may begin alike: then the next one behind the last is meant.
    const behind = text.indexOf(start, last + 1);
    const place = behind < 0 ? text.indexOf(start) : behind;
    if (place < 0) return [];
    last = place;
    return [{ part, place }];
  });
};

/** Broken unless the parts come in this order, as far as their beginnings were read exactly. Most must be there at least. */
export const expectOrder = (page: WirePage, parts: ReadonlyArray<Part>): void => {
  const text = flatText(page);
  const named = parts.filter((part) => startOf(part) !== "");
  const there = named.filter((part) => isThere(text, startOf(part))).length;
  expect(there * 2 >= named.length, `page ${page.index}: ${there} of ${named.length} parts can be found`);
  const found = placesOf(text, named);
  found.forEach(({ part, place }, i) => {
    const before = found[i - 1];
    expect(
      before === undefined || before.place < place,
      `page ${page.index}: ${JSON.stringify(startOf(part))} comes before ${JSON.stringify(startOf(before?.part ?? part))}`,
    );
  });
};

/** Broken when something else stands inside a part: its end is further from its start than its text is long. */
export const expectWhole = (page: WirePage, parts: ReadonlyArray<Part>): void => {
  const text = flatText(page);
  for (const { part, place } of placesOf(text, parts)) {
    const end = endOf(part);
    const found = text.indexOf(end, place);
    // An end that was read badly is the business of other checks.
    if (found < 0 && !text.includes(end)) continue;
    const length = normalise(itemText(part)).length;
    const reach = found + end.length - place;
    expect(
      found >= 0 && reach <= length * 1.2 + 12,
      `page ${page.index}: something else stands inside ${JSON.stringify(startOf(part))}`,
    );
  }
};
