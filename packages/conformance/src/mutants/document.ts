/** Mutants of the profile document. */
import type { Subject } from "../subject.ts";
import type { WireResponse } from "../wire.ts";
import { documentShapeMutants } from "./document-shape.ts";
import { type Body, lies, other, type Request } from "./mutant.ts";

type Page = Body["pages"][number];

const pagesIn = (request: Request): ReadonlyArray<number> => {
  const { pages } = request;
  return Array.isArray(pages) ? (pages as ReadonlyArray<number>) : [];
};

const whole = (request: Request): boolean => pagesIn(request).length === 0;
const alone = (spoil: (page: Page) => void) => (body: Body, request: Request) => {
  const [page] = body.pages;
  if (pagesIn(request).length === 1 && page !== undefined) spoil(page);
};
const given = (key: string, start: string) => (body: Body, request: Request) => {
  const document = request["document"] as Readonly<Record<string, unknown>>;
  if (key in document && String(document[key]).startsWith(start))
    for (const page of body.pages) page.markdown = page.markdown.slice(0, 20);
};

/** Keeps what it was asked, and spoils by it. */
const remembers = (kills: string, because: RegExp, name: string, make: () => (body: Body, request: Request) => void) =>
  other(kills, because, name, (ask) => {
    const spoil = make();
    return async (...[request, options]: Parameters<Subject["ask"]>) => {
      const answer = await ask(request, options);
      if (answer.body === undefined) return answer;
      const body = structuredClone(answer.body) as Body;
      spoil(body, request as Request);
      return { ...answer, body: body satisfies WireResponse };
    };
  });

/** The number that is printed at the foot of a page of the suite. */
const printed = ({ markdown }: Page): number => Number(/page (\d+) of \d+/.exec(markdown)?.[1] ?? 0);

export const documentMutants = [
  lies(
    "document.every-page",
    /in the place of page 1 stands page 2/,
    (body, request) => {
      if (whole(request)) body.pages.splice(1, 1);
    },
    "loses a page in the middle",
  ),
  lies(
    "document.pages-counted",
    /the file has 3 pages, the answer 2/,
    (body, request) => {
      if (whole(request)) body.pages.pop();
    },
    "loses the last page",
  ),
  lies(
    "document.page-alone",
    /page 0 alone reads differently/,
    alone((page) => (page.markdown = page.markdown.slice(0, page.markdown.length / 2))),
    "reads half of a page that is alone",
  ),
  lies(
    "document.page-alone",
    /page 1 alone gave \[0\]/,
    alone((page) => (page.index = 0)),
    "numbers a selection from 0",
  ),
  lies(
    "document.selection",
    /page 2 of a selection reads differently/,
    (body) => {
      const [first, last] = body.pages;
      if (body.pages.length === 2 && first !== undefined && last !== undefined) last.markdown = first.markdown;
    },
    "reads the first page of a selection for all",
  ),
  remembers("document.joined", /behind another document, reads differently/, "remembers pages by their numbers", () => {
    const seen = new Map<number, string>();
    return (body) => {
      for (const page of body.pages) {
        page.markdown = seen.get(page.index) ?? page.markdown;
        seen.set(page.index, page.markdown);
      }
    };
  }),
  remembers(
    "document.joined",
    /a document of 4 pages gave/,
    "stops where the numbers at the foot begin again",
    () => (body) => {
      const end = body.pages.findIndex((page, i) => i > 0 && printed(page) === 1);
      if (end > 0) body.pages.splice(end);
    },
  ),
  lies(
    "document.reversed",
    /in another order, reads differently/,
    (body) => {
      const texts = body.pages.map((page) => page).toSorted((a, b) => printed(a) - printed(b));
      const sorted = texts.map((page) => page.markdown);
      body.pages.forEach((page, i) => (page.markdown = sorted[i] ?? ""));
    },
    "sorts pages by the numbers at their foot",
  ),
  lies("document.bytes", /handed over as bytes, reads differently/, given("bytes", ""), "cuts what comes as bytes"),
  lies(
    "document.address",
    /handed over as an address, reads differently/,
    given("document_url", "https:"),
    "reads the beginning of what it fetches",
  ),
  remembers("document.same-twice", /differently the second time/, "counts its questions in the text", () => {
    let count = 0;
    return (body) => {
      count += 1;
      for (const page of body.pages) page.markdown += `\n\n${count}`;
    };
  }),
  lies(
    "document.same-numbers",
    /stands in one of two readings only/,
    alone(
      (page) =>
        (page.markdown = page.markdown.replace(/\d(?=%|\.\d\d\b)/, (digit) => String((Number(digit) + 1) % 10))),
    ),
    "reads another digit in a page that is alone",
  ),
  ...documentShapeMutants,
];
