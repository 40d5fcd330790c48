/** OCR: words and characters of page pictures, by class (the first word of the file name). */
import type { Bench } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { chosen, documentsIn, textBeside, type CorpusDocument } from "../corpus.ts";
import { peersAt, peerValue } from "../peers.ts";
import { emptyAmong, enginesAmong, failuresAmong, readAll } from "../reading.ts";
import { orNull, percent, table } from "../report/table.ts";
import { characterErrorRate, upperMedian } from "../score/character-error.ts";
import { plainText } from "../score/plain.ts";
import { countWords, f1Of, pooled, recallOf, type WordCounts } from "../score/words.ts";

interface Page {
  readonly name: string;
  readonly words: WordCounts;
  readonly errors: number;
  readonly errorsWithoutSpaces: number;
}

const classOf = (name: string): string => name.split("-")[0] ?? name;

/** Truth of a page; that of photos is Markdown of another engine. */
const truthOf = (document: CorpusDocument): string =>
  textBeside(document, ".truth.txt") ?? plainText(textBeside(document, ".truth.md") ?? "");

/** Languages that are not in the box, by class. Such pages are read only when their data package is installed. */
const languageOf: Readonly<Record<string, string>> = { korean: "kor" };

const isInstalled = (language: string): boolean => {
  try {
    import.meta.resolve(`@tesseract.js-data/${language}/package.json`);
    return true;
  } catch {
    return false;
  }
};

const figuresOf = (pages: ReadonlyArray<Page>): Figures => {
  const words = pooled(pages.map((page) => page.words));
  return {
    pages: pages.length,
    wordF1: orNull(percent(f1Of(words))),
    wordRecall: orNull(percent(recallOf(words))),
    medianCer: orNull(percent(upperMedian(pages.map(({ errors }) => errors)))),
    medianCerNoSpace: orNull(percent(upperMedian(pages.map(({ errorsWithoutSpaces }) => errorsWithoutSpaces)))),
  };
};

export const bench: Bench = {
  name: "ocr",
  summary: "words and characters of page pictures: clean, degraded, scans, receipts, photo",
  needsCorpus: true,
  bars: [
    {
      name: "OCR, clean pages, word F1",
      figure: "classes.clean.wordF1",
      atLeast: 95,
      unit: "%",
      source: "first release",
    },
    {
      name: "OCR, degraded pages, word F1",
      figure: "classes.degraded.wordF1",
      atLeast: 94,
      unit: "%",
      source: "first release",
    },
    {
      name: "OCR, real scans, word F1",
      figure: "classes.scan.wordF1",
      atLeast: 97,
      unit: "%",
      source: "first release",
    },
  ],
  run: async (context) => {
    const photos = documentsIn(context.corpus, "documents").filter(({ name }) => classOf(name) === "photo");
    const all = chosen([...documentsIn(context.corpus, "ocr"), ...photos], context.options.only);
    const missing = all.filter(({ name }) => !isInstalled(languageOf[classOf(name)] ?? "eng"));
    const documents = all.filter((document) => !missing.includes(document));
    const outputs = await readAll(context, "ocr", documents, ({ name }) => {
      const language = languageOf[classOf(name)];
      return language === undefined ? {} : { languages: [language] };
    });
    const pages = outputs.map(({ document, text }): Page => {
      const truth = truthOf(document);
      return {
        name: document.name,
        words: countWords(truth, text),
        errors: characterErrorRate(truth, text, { spaces: true }),
        errorsWithoutSpaces: characterErrorRate(truth, text, { spaces: false }),
      };
    });
    const groups = new Map(
      pages.map(({ name }) => [classOf(name), pages.filter((page) => classOf(page.name) === classOf(name))]),
    );
    const classes: Readonly<Record<string, Figures>> = Object.fromEntries(
      [...groups].map(([name, group]) => [name, figuresOf(group)]),
    );

    const order = [...new Set(["clean", "degraded", "scan", "receipt", "photo", ...groups.keys()])];
    const row = (name: string, source: (kind: string) => unknown) => [
      name,
      ...order.flatMap(
        (kind) =>
          [peerValue(source(kind), "wordF1"), peerValue(source(kind), "medianCer")] as ReadonlyArray<
            number | undefined
          >,
      ),
    ];
    const heading = [
      "word F1 / median CER",
      ...order.flatMap((kind) => [`${kind} (${groups.get(kind)?.length ?? 0})`, "CER"]),
    ];
    const engines = peersAt(context.peers, "ocr", "dev");
    const nothing = (value: number | string | null | undefined): number | string | undefined => value ?? undefined;
    const rows = [
      row(context.options.engine, (kind) => classes[kind]),
      ...engines.map(([name, value]) => row(name, (kind) => peerValue(value, kind))),
    ];
    context.print(
      table(
        heading,
        rows.map((cells) => cells.map(nothing)),
      ),
    );
    for (const { name } of missing)
      context.print(`not read: ${name} (no data package for ${languageOf[classOf(name)]})`);
    if (context.options.verbose) {
      const per = pages.map((page) => [
        page.name,
        percent(f1Of(page.words)),
        percent(page.errors),
        percent(page.errorsWithoutSpaces),
        ...engines.map(
          ([name]) => peerValue(context.peers, "ocr", "devPerPage", name, page.name, "wordF1") as number | undefined,
        ),
      ]);
      context.print();
      context.print(table(["page", "word F1", "CER", "without spaces", ...engines.map(([name]) => `F1 ${name}`)], per));
    }
    return {
      classes,
      perPage: Object.fromEntries(
        pages.map((page) => [
          page.name,
          { wordF1: orNull(percent(f1Of(page.words))), cer: orNull(percent(page.errors)) },
        ]),
      ),
      notRead: missing.map(({ name }) => name),
      empty: emptyAmong(outputs),
      errors: failuresAmong(outputs),
      engines: enginesAmong(outputs),
    };
  },
};
