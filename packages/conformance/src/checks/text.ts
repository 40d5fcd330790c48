/** What is read: held against what was printed. Digits, signs and dates are never forgiven. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import type { Fixture } from "../fixture/fixtures.ts";
import { itemText, pageText } from "../fixture/page-text.ts";
import { apart, guessOf, reads } from "../score/forgiveness.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { characterErrorRate, isExact, unmatched } from "../score/text.ts";
import { inventedWords } from "../score/words.ts";
import { textStructureChecks } from "./text-structure.ts";

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** A page's truth and reading, made ready: words that were run together stand apart again. */
const reading = ({ page, truth }: Awaited<ReturnType<Context["pages"]>>[number]) => {
  const printed = pageText(truth);
  return { printed, found: apart(printed, plainText(page.markdown)), truth, where: `page ${page.index}` };
};

/** Printed words that are not in the text, but for those in languages that nobody claimed. */
const lostWords = ({ claims }: Context, { found, printed }: ReturnType<typeof reading>): ReadonlyArray<string> =>
  unmatched(printed, found).filter((word) => reads(claims.languages, word));

/** Words of the text that are not printed. A bullet may be read as a mark or as a letter; as a number never. */
const addedWords = ({ claims }: Context, { found, printed, truth }: ReturnType<typeof reading>) => {
  const foreign = wordsOf(printed).filter((word) => !reads(claims.languages, word));
  let bullets = truth.items.reduce((sum, item) => sum + (item.kind === "list" ? item.lines.length : 0), 0);
  return inventedWords(printed, found, (word) => guessOf(word, foreign) || (/^\p{L}$/u.test(word) && bullets-- > 0));
};

/** The first printed line more than half of whose words were lost. */
const lostLine = (truth: Fixture["pages"][number], lost: ReadonlyArray<string>): string | undefined => {
  const gone = new Set(lost);
  const lines = [truth.header, ...truth.items.flatMap((item) => ("lines" in item ? item.lines : [])), truth.footer];
  return lines.find((line) => {
    const words = wordsOf(line?.text ?? "");
    return words.filter((word) => gone.has(word)).length > words.length / 2;
  })?.text;
};

// Engines that guess letter by letter lose and add a word now and then; that is scored, not refused.
const mostWords = 0.05;
const longestRun = 2;

export const textChecks = checksOf("text", [
  {
    id: "character-errors",
    clause: "TXT-1",
    level: "SHOULD",
    title: "At most 2 % of the characters of clean print are wrong",
    run: async (context) => {
      for (const { page, truth } of await context.pages("plain")) {
        const rate = characterErrorRate(pageText(truth), plainText(page.markdown));
        expect(rate <= 0.02, `page ${page.index}: ${share(rate)} of the characters are wrong`);
      }
    },
  },
  {
    id: "word-for-word",
    clause: "TXT-1",
    level: "SHOULD",
    title: "No word of clean print is lost, and none is added",
    run: async (context) => {
      for (const each of (await context.pages("report")).map(reading)) {
        const lost = lostWords(context, each);
        expect(lost.length === 0, `${each.where} lacks ${lost.slice(0, 5).join(" ")}`);
        const { words } = addedWords(context, each);
        expect(words.length === 0, `${each.where} has ${words.slice(0, 5).join(" ")}, which is not printed there`);
      }
    },
  },
  {
    id: "no-omission",
    clause: "TXT-2",
    title: "No printed line is left out, and hardly a word",
    run: async (context) => {
      for (const each of (await context.pages("report")).map(reading)) {
        const lost = lostWords(context, each);
        const line = lostLine(each.truth, lost);
        expect(line === undefined, `${each.where} lacks the line ${JSON.stringify(line)}`);
        const part = lost.length / wordsOf(each.printed).length;
        expect(part <= mostWords, `${each.where} lacks ${share(part)} of its words: ${lost.slice(0, 5).join(" ")}`);
      }
    },
  },
  {
    id: "no-invention",
    clause: "TXT-3",
    title: "No number and no phrase is in the text that is not on the page, and hardly a word",
    run: async (context) => {
      for (const each of (await context.pages("report")).map(reading)) {
        const { exact, run, words } = addedWords(context, each);
        expect(exact.length === 0, `${each.where} has ${exact.slice(0, 5).join(" ")}, which is not printed there`);
        expect(run.length <= longestRun, `${each.where} has "${run.join(" ")}", which is not printed there`);
        const part = words.length / Math.max(1, wordsOf(each.found).length);
        expect(part <= mostWords, `${share(part)} of the words of ${each.where} are not printed there`);
      }
    },
  },
  {
    id: "exact-numbers",
    clause: "TXT-4",
    title: "Numbers, amounts, dates and shares are exact to the sign",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const exact = (text: string) => wordsOf(text).filter(isExact).toSorted().join(" ");
        const [wanted, got] = [exact(pageText(truth)), exact(apart(pageText(truth), plainText(page.markdown)))];
        const lost = unmatched(wanted, got);
        expect(lost.length === 0, `page ${page.index}: ${lost.slice(0, 3).join(" ")} was read as something else`);
      }
    },
  },
  {
    id: "accents",
    clause: "TXT-5",
    level: "SHOULD",
    title: "Letters with accents keep them",
    applies: ({ languages }) => reads(languages, "é"),
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const accented = (text: string) =>
          wordsOf(text)
            .filter((word) => /[^\p{ASCII}€•]/u.test(word))
            .toSorted();
        const found = new Set(accented(plainText(page.markdown)));
        const lost = accented(pageText(truth)).find((word) => !found.has(word));
        expect(lost === undefined, `page ${page.index}: ${lost} lost its accent`);
      }
    },
  },
  {
    id: "clean-characters",
    clause: "TXT-6",
    title: "The text holds no control characters and no signs of a broken encoding",
    run: async (context) => {
      for (const page of (await context.read("report")).pages) {
        const broken = /[^\P{Cc}\n\r\t]|\uFFFD|Ã.|â‚¬/u.exec(page.markdown);
        expect(broken === null, `page ${page.index} holds ${JSON.stringify(broken?.[0])}`);
      }
    },
  },
  {
    id: "reading-order",
    clause: "TXT-7",
    title: "The parts of a page come in reading order",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const text = normalise(plainText(page.markdown));
        let last = -1;
        for (const item of truth.items) {
          const start = wordsOf(itemText(item)).slice(0, 6).join(" ");
          const place = start === "" ? last : text.indexOf(start);
          // What was not read at all is the business of other checks.
          if (place < 0) continue;
          expect(place >= last, `page ${page.index}: ${JSON.stringify(start)} comes too early`);
          last = place;
        }
      }
    },
  },
  ...textStructureChecks,
]);
