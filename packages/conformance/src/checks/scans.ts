/** Pages that are pictures, without a text layer. How well they are read is quality; that they are read is not. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Claims } from "../claims.ts";
import type { Context } from "../context.ts";
import type { FixtureName } from "../fixture/fixtures.ts";
import { gridOf, pageText, tablesOf } from "../fixture/page-text.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { characterErrorRate, isExact, unmatched } from "../score/text.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

/** Whether English is read in pictures, as far as the subject has said. */
const readsEnglish = ({ languages }: Claims): boolean => languages?.some((name) => /^en/i.test(name)) ?? true;

const shareRead = async (context: Context, name: FixtureName): Promise<number> => {
  const [found] = await context.pages(name);
  if (found === undefined) return 0;
  const wanted = pageText(found.truth);
  return 1 - unmatched(wanted, plainText(found.page.markdown)).length / wordsOf(wanted).length;
};

const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;

const reads = (
  id: string,
  name: FixtureName,
  least: number,
  clause: string,
  level: Check["level"],
  title: string,
): Definition => ({
  id,
  clause,
  level,
  title,
  applies: readsEnglish,
  run: async (context) => {
    const share = await shareRead(context, name);
    expect(share >= least, `${percent(share)} of the words of ${name} were read, not ${percent(least)}`);
  },
});

export const scanChecks = checksOf("scans", [
  reads(
    "not-empty",
    "scan-300",
    0.5,
    "SCN-1",
    "MUST",
    "A scan is read: at least half of its words, not an empty success",
  ),
  reads("image-not-empty", "image-200", 0.5, "SCN-1", "MUST", "An image alone is read: at least half of its words"),
  {
    id: "characters",
    clause: "SCN-2",
    level: "SHOULD",
    title: "At most 2 % of the characters of a clean scan of 300 dpi are wrong",
    applies: readsEnglish,
    run: async (context) => {
      for (const { page, truth } of await context.pages("scan-300")) {
        const rate = characterErrorRate(pageText(truth), plainText(page.markdown));
        expect(rate <= 0.02, `${(rate * 100).toFixed(1)} % of the characters of a scan are wrong`);
      }
    },
  },
  {
    id: "numbers",
    clause: "SCN-2",
    level: "SHOULD",
    title: "Numbers, amounts and dates of a clean scan of 300 dpi are exact",
    applies: readsEnglish,
    run: async (context) => {
      for (const { page, truth } of await context.pages("scan-300")) {
        const exact = (text: string) => wordsOf(text).filter(isExact).join(" ");
        const lost = unmatched(exact(pageText(truth)), exact(plainText(page.markdown)));
        expect(lost.length === 0, `${lost.slice(0, 3).join(" ")} was read as something else in a scan`);
      }
    },
  },
  reads("150-dpi", "scan-150", 0.9, "SCN-3", "SHOULD", "A scan of 150 dpi is read: 90 % of its words"),
  reads("100-dpi", "scan-100", 0.8, "SCN-3", "SHOULD", "A scan of 100 dpi is read: 80 % of its words"),
  reads("aslant", "scan-aslant", 0.9, "SCN-3", "SHOULD", "A scan that lies aslant is read: 90 % of its words"),
  reads("specks", "scan-specks", 0.9, "SCN-3", "SHOULD", "A scan with specks is read: 90 % of its words"),
  reads("grey-image", "image-100", 0.8, "SCN-3", "SHOULD", "A grey image of 100 dpi is read: 80 % of its words"),
  {
    id: "no-invention",
    clause: "TXT-3",
    title: "Specks and slant bring no more words than are printed",
    applies: readsEnglish,
    run: async (context) => {
      for (const name of ["scan-specks", "scan-aslant"] as const)
        for (const { page, truth } of await context.pages(name)) {
          const [got, printed] = [wordsOf(plainText(page.markdown)).length, wordsOf(pageText(truth)).length];
          // A word that falls into pieces is no invention.
          expect(got <= printed * 1.5, `${name} holds ${printed} words, ${got} were read`);
        }
    },
  },
  {
    id: "table",
    clause: "SCN-4",
    level: "SHOULD",
    title: "The numbers of a table in a scan are read",
    applies: readsEnglish,
    run: async (context) => {
      for (const { page, truth } of await context.pages("scan-table")) {
        const text = normalise(plainText(page.markdown));
        const values = tablesOf(truth).flatMap(gridOf).flat().filter(isExact);
        const found = values.filter((value) => text.includes(value));
        expect(
          found.length >= values.length * 0.9,
          `${found.length} of ${values.length} numbers of a table in a scan were read`,
        );
      }
    },
  },
]);
