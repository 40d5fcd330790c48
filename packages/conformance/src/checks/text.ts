/** What is read: held against what was printed. Digits, signs and dates are never forgiven. */
import { checksOf, expect } from "../check.ts";
import { itemText, pageText } from "../fixture/page-text.ts";
import { apart, guessOf, isWord, reads } from "../score/forgiveness.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { characterErrorRate, isExact, unmatched } from "../score/text.ts";

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

export const textChecks = checksOf("text", [
  {
    id: "character-errors",
    clause: "TXT-1",
    title: "At most 2 % of the characters of clean print are wrong",
    run: async (context) => {
      for (const { page, truth } of await context.pages("plain")) {
        const rate = characterErrorRate(pageText(truth), plainText(page.markdown));
        expect(rate <= 0.02, `page ${page.index}: ${share(rate)} of the characters are wrong`);
      }
    },
  },
  {
    id: "no-omission",
    clause: "TXT-2",
    title: "Every printed word is in the text",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const found = apart(pageText(truth), plainText(page.markdown));
        const lost = unmatched(pageText(truth), found).filter((word) => reads(context.claims.languages, word));
        expect(lost.length === 0, `page ${page.index} lacks ${lost.slice(0, 5).join(" ")}`);
      }
    },
  },
  {
    id: "no-invention",
    clause: "TXT-3",
    title: "No word is in the text that is not on the page",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const foreign = wordsOf(pageText(truth)).filter((word) => !reads(context.claims.languages, word));
        const found = apart(pageText(truth), plainText(page.markdown));
        // A bullet may be read as a mark or as a letter; as a number never.
        let bullets = truth.items.reduce((sum, item) => sum + (item.kind === "list" ? item.lines.length : 0), 0);
        const more = unmatched(found, pageText(truth)).filter(
          (word) => isWord(word) && !guessOf(word, foreign) && !(/^\p{L}$/u.test(word) && bullets-- > 0),
        );
        expect(more.length === 0, `page ${page.index} has ${more.slice(0, 5).join(" ")}, which is not printed there`);
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
  {
    id: "titles",
    clause: "TXT-8",
    level: "SHOULD",
    title: "Titles are headings",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const headings = page.markdown.split("\n").filter((line) => /^#{1,6} /.test(line));
        for (const item of truth.items) {
          if (item.kind !== "title") continue;
          const words = normalise(itemText(item));
          const found = headings.some((line) => normalise(plainText(line)) === words);
          expect(found, `page ${page.index}: ${words} is no heading`);
        }
      }
    },
  },
  {
    id: "title-levels",
    clause: "TXT-8",
    level: "SHOULD",
    title: "A larger title is a heading of a higher level",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const levelOf = (words: string) =>
          page.markdown
            .split("\n")
            .filter((line) => line.startsWith("#") && normalise(plainText(line)) === normalise(words))
            .map((line) => /^#+/.exec(line)?.[0].length ?? 0)[0];
        const titles = truth.items.filter((item) => item.kind === "title").map((item) => levelOf(itemText(item)));
        const [first = 0, ...others] = titles.filter((level) => level !== undefined);
        expect(
          others.every((level) => level > first),
          `page ${page.index}: a subtitle is not below its title`,
        );
      }
    },
  },
  {
    id: "lists",
    clause: "TXT-9",
    level: "SHOULD",
    title: "Entries of a list are marked as such",
    run: async (context) => {
      for (const { page, truth } of await context.pages("report")) {
        const marked = page.markdown.split("\n").filter((line) => /^\s*([-*+•]|\d+[.)]) /.test(line));
        for (const line of truth.items.flatMap((item) => (item.kind === "list" ? item.lines : []))) {
          const found = marked.some((entry) => normalise(plainText(entry)).endsWith(normalise(line.text)));
          expect(found, `page ${page.index}: ${line.text} is no entry of a list`);
        }
      }
    },
  },
  {
    id: "links",
    clause: "TXT-10",
    level: "SHOULD",
    title: "Links of the document are told, in the text or beside it",
    applies: (can) => can.hyperlinks ?? false,
    run: async (context) => {
      for (const { page, truth } of await context.pages("report"))
        for (const link of truth.links)
          expect(
            page.markdown.includes(link) || (page.hyperlinks ?? []).includes(link),
            `page ${page.index}: the link ${link} is lost`,
          );
    },
  },
]);
