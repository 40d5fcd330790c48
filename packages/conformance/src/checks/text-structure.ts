/** What the text says of its own structure: headings, lists, links. */
import type { Check } from "../check.ts";
import { expect } from "../verdict.ts";
import { itemText } from "../fixture/page-text.ts";
import { normalise, plainText } from "../score/normaliser.ts";

type Definition = Omit<Check, "profile">;

export const textStructureChecks: ReadonlyArray<Definition> = [
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
];
