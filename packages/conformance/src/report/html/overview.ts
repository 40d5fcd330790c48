/** The head of the report: the outcome, the line that runs it again, and the profiles. */
import { type Markup, markup } from "../markup.ts";
import type { Report } from "../report.ts";
import {
  examinedIn,
  outcomeMeaning,
  outcomeName,
  profilesIn,
  profileSummaries,
  type ProfileSummary,
  runLine,
  statusName,
  statusOrder,
  statusSign,
} from "../wording.ts";
import { commandLine, pill } from "./results.ts";

const sign = { conformant: "✓", nonconformant: "✗", incomplete: "?", "suite-error": "⚡" } as const;
const kinds: Readonly<Record<string, string>> = { module: "provider in process", url: "HTTP server" };

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The outcome, large. */
export const banner = (report: Report): Markup => {
  const { counts, date, kind, outcome, seed, spec, subject } = report;
  const { all, good } = profilesIn(report);
  const statuses = statusOrder.filter((status) => counts[status] > 0);
  const links = statuses.map((status) => {
    const target = status === "pass" || status === "not-applicable" ? "#checks" : "#troubles";
    return markup`<li><a href="${target}">${pill(status, `${counts[status]} ${statusName[status]}`)}</a></li>`;
  });
  const day =
    date === undefined ? undefined : markup` · <time datetime="${date}">${date.slice(0, 16).replace("T", " ")}</time>`;
  return markup`<header class="banner ${outcome}"><p class="over">Conformance to ${spec}</p>
<h1><span class="sign" aria-hidden="true">${sign[outcome]}</span><span><span class="subject">${subject}</span> is <strong>${outcomeName[outcome]}</strong></span></h1>
<p class="meaning">${capital(outcomeMeaning[outcome])}. ${counts.pass} of ${examinedIn(report)} examined checks passed; ${good} of ${all} profiles are conformant.</p>
<ul class="chips">${links}</ul>
<p class="facts">${kinds[kind] ?? kind} · seed ${seed} · ${(report.milliseconds / 1000).toFixed(1)} s${day}</p>
<h2 class="small">Run it again</h2>${commandLine(runLine(report), "the whole run")}</header>`;
};

const bar = ({ counts }: ProfileSummary): Markup => {
  const concerned = statusOrder.filter((status) => status !== "not-applicable" && counts[status] > 0);
  const parts = concerned.map((status) => markup`<span class="${status}" style="flex-grow:${counts[status]}"></span>`);
  return markup`<span class="bar" aria-hidden="true">${parts}</span>`;
};

const tile = (summary: ProfileSummary): Markup => {
  const { counts, outcome, profile, results } = summary;
  const examined = results.length - counts["not-applicable"];
  const told = statusOrder
    .filter((status) => status !== "pass" && status !== "not-applicable" && counts[status] > 0)
    .map((status) => `${counts[status]} ${statusName[status]}`);
  const text = outcome === undefined ? "not claimed" : [outcomeName[outcome], ...told].join(", ");
  const mark = outcome === undefined ? statusSign["not-applicable"] : sign[outcome];
  return markup`<li><a class="tile ${outcome ?? "unclaimed"}" href="#profile-${profile}"><span class="name"><span class="mark" aria-hidden="true">${mark}</span>${profile}</span><span class="of">${examined === 0 ? "–" : `${counts.pass}/${examined}`}</span>${bar(summary)}<span class="told">${text}</span></a></li>`;
};

/** The profiles, one tile for each. */
export const profilesSection = (report: Report): Markup =>
  markup`<section id="profiles" aria-labelledby="profiles-title"><h2 id="profiles-title">Profiles</h2><ul class="tiles">${profileSummaries(report).map(tile)}</ul></section>`;

/** What a server that the suite started printed last; nothing where nothing is known of it. */
export const outputSection = ({ output = "" }: Report): Markup =>
  output === ""
    ? markup``
    : markup`<section id="output" aria-labelledby="output-title"><h2 id="output-title">What the server printed last</h2><pre class="output" tabindex="0">${output}</pre></section>`;

/** What the report rests on. */
export const provenanceSection = (report: Report): Markup => {
  const { date, hash, kind, lock, normaliser, requirements, seed, spec, spent, subject, suite } = report;
  const cost = spent === undefined ? undefined : `${spent.pages}${spent.usd === undefined ? "" : `, ${spent.usd} USD`}`;
  const facts: ReadonlyArray<readonly [string, string | undefined]> = [
    ["Subject", `${subject} (${kinds[kind] ?? kind})`],
    ["Contract", spec],
    ["Requirements", requirements],
    ["Suite", suite],
    ["Seed", String(seed)],
    ["Normaliser", normaliser],
    ["Documents (SHA-256)", lock],
    ["Pages read", cost],
    ["Date", date],
    ["Report (SHA-256)", hash],
  ];
  const rows = facts.map(([name, value]) =>
    value === undefined ? undefined : markup`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  );
  return markup`<section id="provenance" aria-labelledby="provenance-title"><h2 id="provenance-title">What this rests on</h2><dl class="provenance">${rows}</dl>
<p class="note">A run with the same suite, seed and subject gives the same results. <code>ocr-conformance verify report.json</code> holds the JSON form of this report against its hash and its own results.</p></section>`;
};
