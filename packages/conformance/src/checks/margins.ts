/** Header and footer of a page: in the text, or taken out of it. */
import { type Check, checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { normalise, plainText } from "../score/normaliser.ts";
import { pageText } from "../fixture/page-text.ts";
import { unmatched } from "../score/text.ts";

type Definition = Omit<Check, "profile" | "level">;

const ofSide = (side: "header" | "footer"): ReadonlyArray<Definition> => {
  const applies: NonNullable<Check["applies"]> = (claims) => claims[side] ?? false;
  const option = side === "header" ? { extract_header: true } : { extract_footer: true };
  const other = side === "header" ? "footer" : "header";
  return [
    {
      id: `${side}-taken-out`,
      clause: "MAR-1",
      title: `extract_${side} gives the ${side} in its own field`,
      applies,
      run: async (context) => {
        for (const { page, truth } of await context.pages("report", option)) {
          const found = normalise(plainText(page[side] ?? ""));
          const wanted = normalise(truth[side]?.text ?? "");
          expect(
            found === wanted,
            `page ${page.index}: the ${side} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
          );
        }
      },
    },
    {
      id: `${side}-not-twice`,
      clause: "MAR-2",
      title: `A ${side} that was taken out is not in the text as well`,
      applies,
      run: async (context) => {
        for (const { page, truth } of await context.pages("report", option))
          expect(
            !normalise(plainText(page.markdown)).includes(normalise(truth[side]?.text ?? "\u0000")),
            `page ${page.index} has its ${side} in the text as well`,
          );
      },
    },
    {
      id: `${side}-in-text`,
      clause: "MAR-3",
      title: `A ${side} that was not to be taken out stands in the text`,
      applies,
      run: async (context) => {
        for (const { page, truth } of await context.pages("report"))
          expect(
            normalise(plainText(page.markdown)).includes(normalise(truth[side]?.text ?? "")),
            `page ${page.index} lost its ${side}`,
          );
      },
    },
    {
      id: `${side}-alone`,
      clause: "MAR-4",
      title: `extract_${side} leaves the ${other} in its place`,
      applies,
      run: async (context) => {
        for (const { page } of await context.pages("report", option))
          expect((page[other] ?? null) === null, `page ${page.index}: the ${other} was taken out too`);
      },
    },
  ];
};

export const marginChecks = checksOf("margins", [
  ...ofSide("header"),
  ...ofSide("footer"),
  {
    id: "rest-untouched",
    clause: "MAR-2",
    title: "Taking out header and footer takes nothing else out",
    applies: (claims) => (claims.header ?? false) && (claims.footer ?? false),
    run: async (context) => {
      const options = { extract_header: true, extract_footer: true };
      for (const { page, truth } of await context.pages("report", options)) {
        const lost = unmatched(pageText({ ...truth, header: undefined, footer: undefined }), plainText(page.markdown));
        expect(lost.length === 0, `page ${page.index} lacks ${lost.slice(0, 5).join(" ")}`);
      }
    },
  },
]);
