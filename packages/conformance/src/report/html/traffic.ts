/** Questions and answers behind a result, without credentials and payloads. */
import type { Traffic } from "../evidence.ts";
import { type Markup, markup } from "../markup.ts";

const mostExchanges = 6;
const mostCharacters = 6000;
const mostText = 400;

/** A JSON value for people; long texts in it are cut, and so is the whole. */
const json = (value: unknown): string => {
  const text = JSON.stringify(
    value,
    (_, entry: unknown) =>
      typeof entry === "string" && entry.length > mostText
        ? `${entry.slice(0, mostText)}… (${entry.length} characters)`
        : entry,
    2,
  );
  if (text === undefined) return "";
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}\n… (${text.length} characters)` : text;
};

const part = (name: string, value: unknown, open = false): Markup | undefined =>
  value === undefined
    ? undefined
    : markup`<details class="part"${open ? markup` open` : undefined}><summary>${name}</summary><pre tabindex="0">${json(value)}</pre></details>`;

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const mostTimes = 8;

/** The calls to the vendor, with their times when the question was asked at 0. */
const callsText = (calls: NonNullable<Traffic["calls"]>): string => {
  const times = calls
    .slice(0, mostTimes)
    .map(({ atMs, struck }) => `${atMs} ms${struck ? " (struck by the fault)" : ""}`);
  const rest = calls.length > mostTimes ? ["…"] : [];
  const at = calls.length === 0 ? "" : `, at ${[...times, ...rest].join(", ")}`;
  return `, ${calls.length === 0 ? "no" : calls.length} ${calls.length === 1 ? "call" : "calls"} to the vendor${at}`;
};

const exchange = ({ body, calls, failure, fault, fixture, request }: Traffic, number: number): Markup => {
  const name = fixture === undefined ? undefined : markup` about <a href="#document-${fixture}">${fixture}</a>`;
  const came =
    failure === undefined ? markup`<span class="good">answered</span>` : markup`<span class="bad">failed</span>`;
  const asked =
    fixture !== undefined && isEmpty(request)
      ? markup`<p class="note">Asked without options.</p>`
      : part(fixture === undefined ? "request" : "options of the request", request, true);
  return markup`<li><p>Question ${number}${name}: ${came}${calls === undefined ? undefined : callsText(calls)}</p>${asked}${part("fault put under the subject", fault, true)}${part("failure", failure, true)}${part("answer", body)}</li>`;
};

/** The traffic behind one result. */
export const trafficView = (traffic: ReadonlyArray<Traffic>): Markup => {
  if (traffic.length === 0) return markup`<p class="note">Nothing was asked.</p>`;
  const shown = traffic.slice(-mostExchanges);
  const first = traffic.length - shown.length;
  const cut =
    first === 0 ? undefined : markup`<p class="note">The last ${shown.length} of ${traffic.length} questions.</p>`;
  return markup`${cut}<ol class="traffic">${shown.map((entry, i) => exchange(entry, first + i + 1))}</ol>`;
};
