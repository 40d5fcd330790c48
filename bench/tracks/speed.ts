/** Speed: CPU time for digital pages and for page pictures, beside the bare engines in the same run. */
import { plainPdfText } from "../baseline/pdfium-text.ts";
import { startPlainOcr } from "../baseline/tesseract.ts";
import type { Bench, Context } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { isDigital, passwordOf } from "../checks/kinds.ts";
import { chosen, documentsIn, type CorpusDocument } from "../corpus.ts";
import { bestOf, timed, type Times } from "../measure/cpu.ts";
import { enginesAmong, readAll, type Output } from "../reading.ts";
import { table } from "../report/table.ts";
import type { Subject } from "../subject.ts";

const inTurn = async (
  documents: ReadonlyArray<CorpusDocument>,
  read: (path: string) => Promise<unknown>,
): Promise<void> => {
  for (const { path } of documents) await read(path);
};

/** Reads the set once unmeasured, so that threads and engines are warm, then `repeat` times. */
const measured = async (
  repeat: number,
  documents: ReadonlyArray<CorpusDocument>,
  read: (path: string) => Promise<unknown>,
): Promise<Times> => {
  await inTurn(documents.slice(0, 1), read);
  return bestOf(repeat, () => inTurn(documents, read));
};

const row = (title: string, times: Times, pages: number, base: Times) => [
  title,
  (pages / times.wall).toFixed(1),
  ((1000 * times.cpu) / pages).toFixed(1),
  `${(times.cpu / base.cpu).toFixed(2)}x`,
];
const figuresOf = (times: Times, pages: number): Figures => ({
  pages,
  pagesPerSecond: Math.round((10 * pages) / times.wall) / 10,
  cpuMsPerPage: Math.round((10_000 * times.cpu) / pages) / 10,
});
const heading = ["", "pages/s", "CPU ms/page", "CPU against the baseline"];

const pagesOf = (outputs: ReadonlyArray<Output>): number =>
  outputs.reduce((sum, { result }) => sum + (result?.response.pages.length ?? 0), 0);

const needsOcr = (output: Output): boolean =>
  Object.keys(enginesAmong([output])).some((engine) => engine.includes("tesseract"));

const digitalSpeed = async (context: Context, subject: Subject): Promise<Figures> => {
  const candidates = [...documentsIn(context.corpus, "documents"), ...documentsIn(context.corpus, "tables")].filter(
    (document) => isDigital(document) && passwordOf(document) === undefined,
  );
  // One pass tells how many pages there are and what reads them. A page that needs OCR would hide all others.
  const outputs = await readAll(context, "speed", chosen(candidates, context.options.only), () => ({}));
  const measuredOutputs = outputs.filter((output) => !needsOcr(output));
  const documents = measuredOutputs.map(({ document }) => document);
  const leftOut = outputs.filter(needsOcr).map(({ document }) => document.name);
  if (documents.length === 0) return { leftOut };
  const pages = pagesOf(measuredOutputs);
  const ours = await measured(context.options.repeat, documents, (path) => subject.markdownOf(path));
  const base = await measured(context.options.repeat, documents, (path) => plainPdfText(path));
  context.print(`Digital PDFs: ${documents.length} documents, ${pages} pages`);
  if (leftOut.length > 0) context.print(`left out, because OCR reads a part of them: ${leftOut.join(", ")}`);
  const rows = [row("ours, Markdown", ours, pages, base), row("pdfium, plain text", base, pages, base)];
  context.print(table(heading, rows));
  const cpuRatio = Math.round((100 * ours.cpu) / base.cpu) / 100;
  return { leftOut, ours: figuresOf(ours, pages), pdfium: figuresOf(base, pages), cpuRatio };
};

const ocrSpeed = async (context: Context, subject: Subject): Promise<Figures> => {
  const pictures = chosen(
    documentsIn(context.corpus, "ocr").filter(({ name }) => name.startsWith("clean-")),
    context.options.only,
  );
  if (pictures.length === 0) return {};
  const ours = await measured(context.options.repeat, pictures, (path) => subject.markdownOf(path));
  const engine = await startPlainOcr();
  let base: Times;
  try {
    base = await measured(context.options.repeat, pictures, (path) => engine.recognize(path));
  } finally {
    await engine.close();
  }
  const pages = pictures.length;
  context.print(`Page pictures at 200 dpi: ${pages}`);
  context.print(
    table(heading, [row("ours, Markdown", ours, pages, base), row("tesseract.js, plain text", base, pages, base)]),
  );
  return {
    ours: figuresOf(ours, pages),
    tesseract: figuresOf(base, pages),
    cpuRatio: Math.round((100 * ours.cpu) / base.cpu) / 100,
  };
};

export const bench: Bench = {
  name: "speed",
  summary: "CPU time for each digital page and each page picture, beside bare pdfium and tesseract.js",
  needsCorpus: true,
  bars: [],
  run: async (context) => {
    const subject = context.startSubject();
    try {
      const first = documentsIn(context.corpus, "documents").find(isDigital);
      const cold =
        first === undefined ? undefined : await timed(() => subject.markdownOf(first.path).catch(() => undefined));
      const digital = await digitalSpeed(context, subject);
      context.print();
      const ocr = await ocrSpeed(context, subject);
      context.print();
      if (cold !== undefined) context.print(`first document, engines cold: ${cold.wall.toFixed(2)} s`);
      context.print(`best of ${context.options.repeat}; CPU time of all threads; one document at a time`);
      return { digital, ocr, coldSeconds: cold === undefined ? null : Math.round(100 * cold.wall) / 100 };
    } finally {
      await subject.close();
    }
  },
};
