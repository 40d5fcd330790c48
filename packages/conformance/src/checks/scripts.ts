/** Text in other scripts than plain Latin: from a text layer everybody reads it, from a picture who claims the script. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { type Script, scripts } from "../fixture/catalogue.ts";
import type { FixtureName } from "../fixture/fixtures.ts";
import { itemText } from "../fixture/page-text.ts";
import { reads } from "../score/forgiveness.ts";
import { normalise, plainText, wordsOf } from "../score/normaliser.ts";
import { characterErrorRate, unmatched } from "../score/text.ts";

type Definition = Omit<Check, "profile" | "level"> & { readonly level?: Check["level"] };

/** Blanks do not count: in some scripts words stand without them, and nobody can tell where a line ended. */
const dense = (text: string): string => normalise(plainText(text)).replaceAll(/\s/g, "");

const errorRate = async (context: Context, name: FixtureName): Promise<number> => {
  const pages = await context.pages(name);
  expect(pages.length > 0, `${name}: no page came back`);
  const rates = pages.map(({ page, truth }) => {
    // Header and footer are the business of other checks: their place in the text is not known here.
    const printed = dense(truth.items.map(itemText).join(" "));
    const header = dense(truth.header?.text ?? "");
    const footer = dense(truth.footer?.text ?? "");
    return characterErrorRate(printed, dense(page.markdown).replace(header, "").replace(footer, ""));
  });
  return Math.max(...rates);
};

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** Who claims plain English and nothing else is not asked for the letters of others. */
const beyondEnglish: NonNullable<Check["applies"]> = ({ languages }) => reads(languages, "é");

const written = (script: Script): Definition => ({
  id: `text-${script}`,
  clause: "SCR-1",
  applies: beyondEnglish,
  title: `Text in ${script} script is read from a text layer, with at most 2 % of its characters wrong`,
  run: async (context) => {
    const rate = await errorRate(context, `script-${script}`);
    expect(rate <= 0.02, `${share(rate)} of the characters in ${script} script are wrong`);
  },
});

const scanned = (script: Script): Definition => ({
  id: `scan-${script}`,
  clause: "SCR-4",
  level: "SHOULD",
  title: `Text in ${script} script is read from a picture, with at most 10 % of its characters wrong`,
  applies: (claims) => claims.scripts?.includes(script) ?? false,
  run: async (context) => {
    const rate = await errorRate(context, `scan-${script}`);
    expect(rate <= 0.1, `${share(rate)} of the characters in ${script} script are wrong in a picture`);
  },
});

const fewWords = 6;

export const scriptChecks = checksOf("scripts", [
  ...scripts.map(written),
  {
    id: "right-to-left",
    clause: "SCR-2",
    applies: beyondEnglish,
    title: "Words that run from right to left come in the order in which they are read, with their letters in order",
    run: async (context) => {
      for (const { page, truth } of await context.pages("script-hebrew")) {
        const text = normalise(plainText(page.markdown));
        const lines = truth.items
          .flatMap((item) => ("lines" in item ? item.lines : []))
          .filter((line) => line.script === "hebrew");
        for (const line of lines) {
          const words = wordsOf(line.text);
          // A short line may be the same from both sides, or stand in a longer one by chance.
          if (words.length < fewWords) continue;
          const turned = words.toReversed().join(" ");
          const mirrored = Array.from(normalise(line.text)).toReversed().join("");
          expect(!text.includes(mirrored), `page ${page.index}: the letters of ${words[0]} come from left to right`);
          expect(!text.includes(turned), `page ${page.index}: the words behind ${words[0]} come from left to right`);
        }
        const kept = lines.filter((line) => text.includes(normalise(line.text)));
        expect(
          kept.length * 2 >= lines.length,
          `page ${page.index}: ${kept.length} of ${lines.length} lines keep their order`,
        );
      }
    },
  },
  {
    id: "mixed",
    clause: "SCR-3",
    title: "A line in plain Latin above text in another script stays as it is",
    run: async (context) => {
      for (const name of ["script-hebrew", "script-han", "script-thai"] as const)
        for (const { page, truth } of await context.pages(name)) {
          const [first] = truth.items;
          const lost = first === undefined ? [] : unmatched(itemText(first), plainText(page.markdown));
          expect(lost.length === 0, `${name}: ${lost.slice(0, 3).join(" ")} is lost beside another script`);
        }
    },
  },
  ...scripts.map(scanned),
]);
