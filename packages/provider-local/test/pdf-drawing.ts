/** Draws the PDFs that the tests of the reader read. */
import jpeg from "jpeg-js";
import { PDFDocument, PDFName, StandardFonts, type PDFFont, type PDFPage } from "pdf-lib";
import { openPdf, type PdfDocument } from "../src/pdf/document.ts";
import type { PageContent, Word } from "../src/page/content.ts";

/** What a test draws with. */
export interface Drawing {
  readonly document: PDFDocument;
  readonly page: PDFPage;
  readonly regular: PDFFont;
  readonly bold: PDFFont;
}

/** The bytes of a PDF with one page of 400 by 600 points, drawn by `draw`. */
export const drawPdf = async (draw: (drawing: Drawing) => void | Promise<void>): Promise<Uint8Array> => {
  const document = await PDFDocument.create();
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  await draw({ document, page: document.addPage([400, 600]), regular, bold });
  return document.save();
};

/** The same, opened. */
export const openDrawing = async (draw: (drawing: Drawing) => void | Promise<void>): Promise<PdfDocument> =>
  openPdf(await drawPdf(draw), {});

/** What the reader finds on the first page. */
export const readDrawing = async (draw: (drawing: Drawing) => void | Promise<void>): Promise<PageContent> => {
  const pdf = await openDrawing(draw);
  const content = pdf.content(0);
  pdf.close();
  return content;
};

/** The text of the words with one space between them. */
export const textOf = ({ words }: PageContent): string => words.map(({ text }) => text).join(" ");

/** The word with this text. Throws when there is not exactly one. */
export const wordOf = ({ words }: PageContent, text: string): Word => {
  const [word, ...more] = words.filter((one) => one.text === text);
  if (word === undefined || more.length > 0) throw new Error(`${more.length + (word ? 1 : 0)} words "${text}"`);
  return word;
};

/** A stream of page content in the syntax of PDF. */
export const drawRaw = ({ document, page }: Drawing, operators: string): void => {
  page.node.addContentStream(document.context.register(document.context.stream(operators)));
};

/** A form XObject with its own matrix, under a name for the operator `Do`. */
export const addForm = (
  { document, page }: Drawing,
  name: string,
  matrix: ReadonlyArray<number>,
  operators: string,
): void => {
  const { context } = document;
  const form = context.stream(operators, {
    Type: "XObject",
    Subtype: "Form",
    BBox: [-1000, -1000, 2000, 2000],
    Matrix: [...matrix],
    Resources: {},
  });
  page.node.setXObject(PDFName.of(name), context.register(form));
};

/** A JPEG of a colour ramp. */
export const makeJpeg = (width: number, height: number): Uint8Array => {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data.set([(255 * x) / width, (255 * y) / height, 90, 255], (y * width + x) * 4);
  return new Uint8Array(jpeg.encode({ width, height, data }, 90).data);
};

/**
 * A font whose codes mean the given texts: code 65 the first, 66 the second, and so on. The shapes are those of
 * Helvetica's A, B, C. Without texts the codes have no meaning that a reader could know.
 */
export const addMeaningfulFont = ({ document, page }: Drawing, name: string, texts: ReadonlyArray<string>): void => {
  const { context } = document;
  const hex = (text: string) =>
    Array.from({ length: text.length }, (_, unit) => text.charCodeAt(unit).toString(16).padStart(4, "0")).join("");
  const lines = texts.map((text, index) => `<${(65 + index).toString(16)}> <${hex(text)}>`);
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Test def /CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange
${lines.length} beginbfchar
${lines.join("\n")}
endbfchar endcmap end end`;
  const font = context.obj({
    Type: "Font",
    Subtype: "Type1",
    BaseFont: "Helvetica",
    ToUnicode: context.register(context.stream(map)),
  });
  page.node.setFontDictionary(PDFName.of(name), context.register(font));
};
