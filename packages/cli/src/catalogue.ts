/** `ocr models`: the catalogue of every provider as a table, with prices, limits and dates. */
import type { Provider } from "@ocr/core";
import { openForCatalogue, providerNames } from "./providers.ts";

type Row = readonly [provider: string, model: string, plain: string, annotated: string, limits: string, notes: string];

const heading: Row = ["provider", "model", "$/1000", "annotated", "limits", ""];

/** Dollars per page as dollars for a thousand pages, without the dust of fractions. */
const perThousand = (usd: number | undefined): string =>
  usd === undefined ? "-" : String(Math.round(usd * 1e9) / 1e6);

const limitsOf = ({ capabilities: { maxBytes, maxPages } }: Provider): string =>
  [
    maxPages === undefined ? [] : [`${maxPages} pages`],
    maxBytes === undefined ? [] : [`${Math.round(maxBytes / 1e5) / 10} MB`],
  ]
    .flat()
    .join(", ") || "-";

const isPast = (date: string | undefined, today: string): boolean => date !== undefined && date <= today;

const rowsOf = (name: string, provider: Provider, today: string): ReadonlyArray<Row> =>
  Object.entries(provider.models).map(([id, model], index): Row => {
    const { aliasOf, deprecated, preview, price, released, retired } = model;
    const notes = [
      index === 0 ? ["default"] : [],
      aliasOf === undefined ? [] : [`now ${aliasOf}`],
      released === undefined ? [] : [`since ${released}`],
      preview ? ["preview"] : [],
      deprecated === undefined || isPast(retired, today) ? [] : [`deprecated ${deprecated}`],
      price?.batchShare === undefined ? [] : [`batch jobs ${price.batchShare * 100} %`],
      retired === undefined ? [] : [`${isPast(retired, today) ? "retired" : "retires"} ${retired}`],
    ].flat();
    const { usdPerAnnotatedPage, usdPerPage } = price ?? {};
    return [name, id, perThousand(usdPerPage), perThousand(usdPerAnnotatedPage), limitsOf(provider), notes.join(", ")];
  });

const sourcesOf = (providers: ReadonlyArray<readonly [string, Provider]>): ReadonlyArray<string> =>
  providers.flatMap(([name, provider]) => {
    const prices = Object.values(provider.models).flatMap(({ price }) => price ?? []);
    const sources = new Set(prices.map(({ date, source }) => `${source}, ${date}`));
    return [...sources].map((source) => `  ${name}: ${source}`);
  });

const tableOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => {
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 2 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
};

/** The catalogue of one provider or of all. Rejects with a UsageError for an unknown name. `now` is for tests. */
export const catalogueText = async (only: string | undefined, now = new Date()): Promise<string> => {
  const today = now.toISOString().slice(0, 10);
  const names = only === undefined ? providerNames : [only];
  const providers: Array<readonly [string, Provider]> = [];
  for (const name of names) providers.push([name, await openForCatalogue(name)]);
  const rows = providers.flatMap(([name, provider]) => rowsOf(name, provider, today));
  return [
    ...tableOf([heading, ...rows]),
    "",
    "Prices are dollars for 1000 pages; - is unknown, or told in each reply. Sources:",
    ...sourcesOf(providers),
    "",
  ].join("\n");
};
