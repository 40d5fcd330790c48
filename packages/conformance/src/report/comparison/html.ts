/** A comparison as one HTML file. */
import { htmlDocument } from "../html/document.ts";
import { pill } from "../html/results.ts";
import { axisOf, track } from "../html/scores.ts";
import { type Markup, markup } from "../markup.ts";
import type { Report, Result, Score } from "../report.ts";
import { examinedIn, figure, metricName, outcomeMeaning, outcomeName, profilesIn } from "../wording.ts";
import {
  type Comparison,
  comparisonHeadline,
  type ScorePair,
  sideNames,
  usedBy,
  type VerdictPair,
} from "./comparison.ts";

const side = (name: string, report: Report): Markup => {
  const { all, good } = profilesIn(report);
  return markup`<div class="banner ${report.outcome}"><p class="over">${name}</p><h2><strong>${outcomeName[report.outcome]}</strong></h2>
<p class="meaning">${report.counts.pass} of ${examinedIn(report)} examined checks passed; ${good} of ${all} profiles are conformant: ${outcomeMeaning[report.outcome]}.</p><p class="facts">${usedBy(report)}, seed ${report.seed}, suite ${report.suite}</p></div>`;
};

const verdict = (result: Result | undefined): Markup =>
  result === undefined
    ? markup`<span class="note">not reported</span>`
    : markup`${pill(result.status)}${result.reason === undefined ? undefined : markup`<span class="reason ${result.status}">${result.reason}</span>`}`;

const verdicts = (pairs: ReadonlyArray<VerdictPair>, names: readonly [string, string]): Markup =>
  pairs.length === 0
    ? markup``
    : markup`<section id="verdicts" aria-labelledby="verdicts-title"><h2 id="verdicts-title">Verdicts that differ <span class="count">${pairs.length}</span></h2>
${pairs.map(
  (pair) =>
    markup`<article class="pair"><h3>${pair.title} <code class="id">${pair.id}</code> <span class="count">${pair.clause}</span></h3><dl><div><dt>${names[0]}</dt><dd>${verdict(pair.a)}</dd></div><div><dt>${names[1]}</dt><dd>${verdict(pair.b)}</dd></div></dl></article>`,
)}</section>`;

const line = (name: string, score: Score | undefined, axis: ReturnType<typeof axisOf>, best: boolean): Markup =>
  score === undefined
    ? markup`<tr><th scope="row">${name}</th><td class="number">none</td><td></td><td></td></tr>`
    : markup`<tr><th scope="row">${name}</th><td class="number"><b>${figure(score.value)}</b></td><td class="chart">${track(score, axis)}</td><td>${best ? markup`<span class="good">better</span>` : undefined}</td></tr>`;

const scorePair = (pair: ScorePair, names: readonly [string, string]): Markup => {
  const known = [pair.a, pair.b].filter((score) => score !== undefined);
  const axis = axisOf(known);
  return markup`<tbody><tr class="metric"><th scope="rowgroup" colspan="2">${metricName(pair.metric)}, ${pair.group}</th><td class="ends"><span><span>${figure(axis.from)}</span><span>${figure(axis.to)}</span></span></td><td></td></tr>${line(names[0], pair.a, axis, pair.better === "a")}${line(names[1], pair.b, axis, pair.better === "b")}</tbody>`;
};

const scores = (pairs: ReadonlyArray<ScorePair>, names: readonly [string, string]): Markup =>
  pairs.length === 0
    ? markup``
    : markup`<section id="scores" aria-labelledby="scores-title"><h2 id="scores-title">Scores</h2>
<p class="lead">The lines are 95 % intervals. One side is better only where the two have no point in common.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of scores"><table><thead><tr><th scope="col">measure</th><th scope="col" class="number">value</th><th scope="col">interval</th><td></td></tr></thead>${pairs.map((pair) => scorePair(pair, names))}</table></div></section>`;

/** A comparison as HTML. */
export const comparisonHtml = (comparison: Comparison): string => {
  const names = sideNames(comparison);
  const { a, b, cautions, differing } = comparison;
  const title = `${names[0]} and ${names[1]}`;
  const links: ReadonlyArray<readonly [string, string]> = [
    ...(differing.length === 0 ? [] : [["verdicts", "Verdicts"] as const]),
    ...(comparison.scores.length === 0 ? [] : [["scores", "Scores"] as const]),
  ];
  return htmlDocument(
    title,
    title,
    links,
    markup`<h1 class="title">${title}</h1><p class="meaning">${comparisonHeadline(comparison)}</p>
${cautions.map((caution) => markup`<p class="caution"><b>Caution.</b> ${caution}</p>`)}
<div class="sides">${side(names[0], a)}${side(names[1], b)}</div>
${verdicts(differing, names)}
${scores(comparison.scores, names)}`,
  );
};
