/**
 * How well was read: measures over the pages of each group of documents, with 95 % intervals. They use the answers that the
 * checks asked for, ask nothing, and never decide the outcome.
 */
import type { Asked, Context } from "../context.ts";
import type { Score } from "../report/report.ts";
import { estimate, type Share } from "../score/interval.ts";
import { responseFaults } from "../schema/validate.ts";
import type { WireOptions, WirePage, WireResponse } from "../wire.ts";
import { groupOf, mostPages } from "./group.ts";
import { blockScores, type PageScores, pictureScores, tableScores, textScores, unread } from "./page-scores.ts";

/** An answer that can be scored. */
interface Reading {
  readonly fixture: Asked["fixture"];
  readonly options: WireOptions;
  readonly response: WireResponse;
}

/** Options after which a page lacks something that stands on it. */
const cuts = ["pages", "extract_header", "extract_footer", "image_limit", "image_min_size"] as const;

const isWhole = (options: WireOptions): boolean =>
  cuts.every((name) => options[name] === undefined || options[name] === null || options[name] === false);

const readingOf = async ({ answer, fixture, options }: Asked): Promise<ReadonlyArray<Reading>> => {
  const { body } = await answer;
  if (!isWhole(options) || groupOf(fixture) === undefined) return [];
  return body === undefined || responseFaults(body).length > 0
    ? []
    : [{ fixture, options, response: body as WireResponse }];
};

/** The reading with the highest rank; undefined when none has any. The first of equals counts. */
const best = (readings: ReadonlyArray<Reading>, rank: (reading: Reading) => number): Reading | undefined =>
  readings
    .filter((reading) => rank(reading) > 0)
    .reduce<Reading | undefined>(
      (found, reading) => (found === undefined || rank(reading) > rank(found) ? reading : found),
      undefined,
    );

const plainness = ({ options }: Reading): number =>
  1 / (1 + Object.keys(options).length + (options.table_format ? 100 : 0));

const tableRank = ({ options }: Reading): number =>
  options.table_format === "html" ? 3 : options.table_format === "markdown" ? 2 : 1;

const hasBlocks = ({ response }: Reading): number =>
  response.pages.some((page) => (page.blocks ?? []).length > 0) ? 1 : 0;

/** The pages of a document with what was read of them. */
const pagesOf = (reading: Reading | undefined, score: (index: number, page: WirePage) => PageScores) =>
  reading?.fixture.pages
    .slice(0, mostPages)
    .map((_, index) => score(index, reading.response.pages.find((page) => page.index === index) ?? unread(index))) ??
  [];

const documentScores = (readings: ReadonlyArray<Reading>, { claims }: Context): ReadonlyArray<PageScores> => {
  const truths = readings[0]?.fixture.pages ?? [];
  const scored = (
    reading: Reading | undefined,
    score: (truth: (typeof truths)[number], page: WirePage, index: number) => PageScores,
  ) =>
    pagesOf(reading, (index, page) => {
      const truth = truths[index];
      return truth === undefined ? {} : score(truth, page, index);
    });
  return [
    ...scored(best(readings, plainness), (truth, page, index) =>
      textScores(truth, truths[index + 1] ?? truths[0], page),
    ),
    ...((claims.tableFormats ?? []).length === 0 ? [] : scored(best(readings, tableRank), tableScores)),
    ...(claims.images === true ? scored(best(readings, plainness), pictureScores) : []),
    ...(claims.blocks === true ? scored(best(readings, hasBlocks), blockScores) : []),
  ];
};

// Kendall's tau goes from -1 to 1; it is counted as the share of pairs in order.
const shown = (metric: string, value: number): number => (metric === "order-tau" ? 2 * value - 1 : value);

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The scores of what a run asked, by group and measure. Empty when nothing that can be scored was asked. */
export const scoresOf = async (context: Context): Promise<ReadonlyArray<Score>> => {
  const readings = (await Promise.all(context.asked().map(readingOf))).flat();
  const groups = new Map<string, Map<string, Array<Share>>>();
  for (const fixture of new Set(readings.map((reading) => reading.fixture))) {
    const group = groupOf(fixture) ?? fixture.name;
    const measures = groups.get(group) ?? new Map<string, Array<Share>>();
    groups.set(group, measures);
    const own = readings.filter((reading) => reading.fixture === fixture);
    for (const page of documentScores(own, context))
      for (const [metric, share] of Object.entries(page))
        measures.set(metric, [...(measures.get(metric) ?? []), share]);
  }
  return [...groups].flatMap(([group, measures]) =>
    [...measures].flatMap(([metric, pages]): ReadonlyArray<Score> => {
      const found = estimate(pages);
      if (found === undefined) return [];
      const show = (value: number) => rounded(shown(metric, value));
      return [{ metric, group, n: found.n, value: show(found.value), low: show(found.low), high: show(found.high) }];
    }),
  );
};
