/** Scores with their intervals, drawn. */
import { type Markup, markup } from "../markup.ts";
import type { Report, Score } from "../report.ts";
import { figure, metricName } from "../wording.ts";

/** The ends of a drawn stretch. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** The axis of a metric: the upper end for shares that are high, the smallest round stretch for rates that are low. */
export const axisOf = (scores: ReadonlyArray<Score>): Axis => {
  const low = Math.min(...scores.map((score) => score.low));
  const high = Math.max(...scores.map((score) => score.high));
  if (low >= 0.5 && high <= 1) return { from: low >= 0.9 ? 0.9 : 0.5, to: 1 };
  if (low < 0) return { from: -1, to: 1 };
  const ends = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
  return { from: 0, to: ends.find((end) => high <= end) ?? high };
};

/** A value and its interval on an axis. */
export const track = ({ high, low, value }: Score, axis: Axis): Markup => {
  const at = (point: number): number => {
    const share = (Math.min(axis.to, Math.max(axis.from, point)) - axis.from) / (axis.to - axis.from || 1);
    return Math.round(share * 1000) / 10;
  };
  const label = `${figure(value)}, 95 % interval ${figure(low)} to ${figure(high)}`;
  const width = Math.max(0, at(high) - at(low)).toFixed(1);
  return markup`<span class="track" role="img" aria-label="${label}"><span class="interval" style="left:${at(low)}%;width:${width}%"></span><span class="value" style="left:${at(value)}%"></span></span>`;
};

const row = (score: Score, axis: Axis): Markup => {
  const { group, high, low, n, value } = score;
  return markup`<tr><th scope="row">${group}</th><td class="number"><b>${figure(value)}</b></td><td class="chart">${track(score, axis)}</td><td class="number">${figure(low)} to ${figure(high)}</td><td class="number">${n}</td></tr>`;
};

/** The section of the scores; nothing when nothing was scored. */
export const scoresSection = ({ scores = [] }: Report): Markup => {
  if (scores.length === 0) return markup``;
  const metrics = [...new Set(scores.map((score) => score.metric))];
  const bodies = metrics.map((metric) => {
    const own = scores.filter((score) => score.metric === metric);
    const axis = axisOf(own);
    return markup`<tbody><tr class="metric"><th scope="rowgroup" colspan="2">${metricName(metric)}</th><td class="ends"><span><span>${figure(axis.from)}</span><span>${figure(axis.to)}</span></span></td><td></td><td></td></tr>${own.map((score) => row(score, axis))}</tbody>`;
  });
  return markup`<section id="scores" aria-labelledby="scores-title"><h2 id="scores-title">How well was read</h2>
<p class="lead">Scores never decide the outcome. The line is the 95 % interval.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of scores"><table class="scores"><thead><tr><th scope="col">documents</th><th scope="col" class="number">value</th><th scope="col">interval</th><th scope="col" class="number">from, to</th><th scope="col" class="number">n</th></tr></thead>${bodies}</table></div></section>`;
};
