/** Results as HTML: those that did not pass in full, and the list of all. */
import type { Evidence } from "../evidence.ts";
import { type Markup, markup } from "../markup.ts";
import type { Report, Result } from "../report.ts";
import { clauseText } from "../suite.ts";
import {
  againLine,
  profileSummaries,
  repeatedReasons,
  statusName,
  statusOrder,
  statusSign,
  troubles,
} from "../wording.ts";
import { trafficView } from "./traffic.ts";

/** A status as a coloured word with a sign. */
export const pill = (status: Result["status"], text: string = statusName[status]): Markup =>
  markup`<span class="pill ${status}"><span aria-hidden="true">${statusSign[status]}</span> ${text}</span>`;

/** A line to run, with a button that copies it. */
export const commandLine = (line: string, label: string): Markup =>
  markup`<div class="command"><code tabindex="0">${line}</code><button type="button" data-copy="${line}" aria-label="Copy: ${label}">Copy</button></div>`;

/** A text of the contract; what stands between backticks is code. */
const prose = (text: string): Markup =>
  markup`${text.split("`").map((part, i) => (i % 2 === 0 ? part : markup`<code>${part}</code>`))}`;

const clauseOf = ({ clause, level, title }: Result): Markup => {
  const known = clauseText(clause);
  return markup`<p class="clause"><b>${clause}</b> <span class="level">${level}</span>${known === undefined ? undefined : markup` <span class="section">${known.section}</span>`}<br>${prose(known?.text ?? title)}</p>`;
};

const provisionalNote = (result: Result): Markup | undefined =>
  result.provisional === true ? markup`<span class="tag">provisional</span>` : undefined;

// So many are shown whole; more would hide each other.
const mostOpen = 2;

const troubleCard = (
  report: Report,
  result: Result,
  shown: Pick<Evidence, "traffic" | "readings"> | undefined,
  open: boolean,
): Markup => {
  const { id, reason = "", status, title } = result;
  const traffic = shown?.traffic.get(id);
  const names = [...new Set(traffic?.flatMap(({ fixture }) => fixture ?? []))].filter((name) =>
    shown?.readings.has(name),
  );
  const documents = names.map((name) => markup`<a href="#document-${name}">${name}</a> `);
  return markup`<details class="card ${status}" id="check-${id}"${open ? markup` open` : undefined}>
<summary><span class="head">${pill(status)}${provisionalNote(result)}<b class="title">${title}</b><code class="id">${id}</code></span><span class="reason">${reason}</span></summary>
<dl><dt>Promise</dt><dd>${clauseOf(result)}</dd>
${names.length === 0 ? undefined : markup`<dt>Documents</dt><dd>${documents}</dd>`}
<dt>Run again</dt><dd>${commandLine(againLine(report, id), id)}</dd></dl>
${traffic === undefined ? undefined : markup`<details class="evidence"><summary>Questions and answers (${traffic.length})</summary>${trafficView(traffic)}</details>`}
</details>`;
};

const repeats = (found: ReadonlyArray<Result>): Markup => {
  const often = repeatedReasons(found);
  if (often.length === 0) return markup``;
  const rows = often.map(
    ([reason, count]) => markup`<li><b>${count} checks</b><span class="reason">${reason}</span></li>`,
  );
  return markup`<p class="lead">Reasons that repeat, and so may have one cause:</p><ul class="repeats">${rows}</ul>`;
};

const isDecisive = ({ provisional, status }: Result): boolean => status !== "warn" && provisional !== true;

/** The heading over what did not pass. */
export const troublesHeading = (report: Report): string =>
  troubles(report).some(isDecisive) ? "What did not pass" : "Warnings";

/** What did not pass; nothing when all is well. */
export const troublesSection = (report: Report, evidence: Evidence | undefined): Markup => {
  const found = troubles(report);
  if (found.length === 0) return markup``;
  // The log redacts whenever it is asked; once is enough.
  const shown = evidence === undefined ? undefined : { traffic: evidence.traffic, readings: evidence.readings };
  return markup`<section id="troubles" aria-labelledby="troubles-title"><h2 id="troubles-title">${troublesHeading(report)} <span class="count">${found.length}</span></h2>
${found.some(isDecisive) ? undefined : markup`<p class="lead">Broken recommendations (SHOULD), or checks that are newer than the requirements. They do not decide the outcome.</p>`}
${repeats(found)}${found.map((result) => troubleCard(report, result, shown, found.length <= mostOpen))}</section>`;
};

const isTrouble = ({ status }: Result): boolean => status !== "pass" && status !== "not-applicable";

const checkRow = (report: Report, result: Result): Markup => {
  const { clause, id, level, milliseconds, reason, status, title, unobserved } = result;
  const words = [id, clause, level, title, reason ?? "", clauseText(clause)?.text ?? ""].join(" ").toLowerCase();
  return markup`<details class="check" data-status="${status}" data-words="${words}"><summary>${pill(status)}<span class="title">${title}</span>${provisionalNote(result)}<code class="id">${id}</code><span class="clause-id">${clause}</span></summary>
<div class="more">${clauseOf(result)}${isTrouble(result) ? markup`<p><a href="#check-${id}">What was found, and the evidence</a></p>` : undefined}${
    !isTrouble(result) && reason !== undefined ? markup`<p class="note">${reason}</p>` : undefined
  }${unobserved === undefined ? undefined : markup`<p class="note">Could not be seen from here: ${unobserved.join("; ")}.</p>`}${commandLine(againLine(report, id), id)}<p class="note">${milliseconds} ms</p></div></details>`;
};

/** Every check, with search and filters. */
export const checksSection = (report: Report): Markup => {
  const present = statusOrder.filter((status) => report.counts[status] > 0);
  const filters = present.map(
    (status) =>
      markup`<button type="button" class="filter" data-filter="${status}" aria-pressed="false">${pill(status, `${statusName[status]} ${report.counts[status]}`)}</button>`,
  );
  const groups = profileSummaries(report).map(
    ({ profile, results }) =>
      markup`<div class="group" data-profile="${profile}" id="profile-${profile}"><h3>${profile} <span class="count">${results.length}</span></h3>${results.map((result) => checkRow(report, result))}</div>`,
  );
  return markup`<section id="checks" aria-labelledby="checks-title"><h2 id="checks-title">All checks <span class="count">${report.results.length}</span></h2>
<div class="tools" role="search"><label class="search"><span>Search</span><input type="search" id="search" placeholder="id, clause or words" autocomplete="off" spellcheck="false"></label><div class="filters" role="group" aria-label="Only these statuses">${filters}</div></div>
<p id="shown" class="note" role="status" aria-live="polite"></p>
${groups}</section>`;
};
