/** What Document Intelligence sends (2024-11-30), as far as we use it. Read leniently: fields may be missing, and new ones come. */
import * as z from "zod";

const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

/** A stretch of `content`. */
export const Span = z.object({ offset: z.int().nonnegative(), length: z.int().nonnegative() });
export type Span = z.infer<typeof Span>;

/** A place on a page: the corners of a polygon as x and y in turn, in the page's unit. */
export const Region = z.object({ pageNumber: z.int(), polygon: list(z.number()) });
export type Region = z.infer<typeof Region>;

const Word = z.object({ content: z.string(), span: Span, confidence: z.number().nullish(), polygon: list(z.number()) });
export type Word = z.infer<typeof Word>;

const Line = z.object({ content: z.string(), spans: list(Span), polygon: list(z.number()) });
export type Line = z.infer<typeof Line>;

/** A formula or a barcode; `content` holds a sign in its place. */
const Token = z.object({ kind: z.string().nullish(), value: z.string(), span: Span });

/** Page numbers count from 1. Office documents have neither size nor unit. */
export const Page = z.object({
  pageNumber: z.int().positive(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  unit: z.string().nullish(),
  spans: list(Span),
  words: list(Word),
  lines: list(Line),
  formulas: list(Token),
  barcodes: list(Token),
});
export type Page = z.infer<typeof Page>;

const Caption = z.object({ content: z.string(), spans: list(Span) });

const Cell = z.object({
  kind: z.string().nullish(),
  rowIndex: z.int().nonnegative(),
  columnIndex: z.int().nonnegative(),
  rowSpan: z.int().nullish(),
  columnSpan: z.int().nullish(),
  content: z.string(),
  spans: list(Span),
});
export type Cell = z.infer<typeof Cell>;

/** A table. Spans of a cell that are 1 are left out by the vendor. */
export const Table = z.object({
  rowCount: z.int().nonnegative(),
  columnCount: z.int().nonnegative(),
  cells: list(Cell),
  boundingRegions: list(Region),
  spans: list(Span),
  caption: Caption.nullish(),
});
export type Table = z.infer<typeof Table>;

/** A figure; `id` names its picture. */
export const Figure = z.object({
  id: z.string().nullish(),
  boundingRegions: list(Region),
  spans: list(Span),
  caption: Caption.nullish(),
});
export type Figure = z.infer<typeof Figure>;

export const Paragraph = z.object({
  role: z.string().nullish(),
  content: z.string(),
  spans: list(Span),
  boundingRegions: list(Region),
});
export type Paragraph = z.infer<typeof Paragraph>;

/** The result of an analysis. Spans count in the units that `stringIndexType` names. */
export const AnalyzeResult = z.object({
  modelId: z.string().nullish(),
  stringIndexType: z.string().nullish(),
  contentFormat: z.string().nullish(),
  content: z.string(),
  pages: list(Page),
  paragraphs: list(Paragraph),
  tables: list(Table),
  figures: list(Figure),
  warnings: list(z.object({ code: z.string().nullish(), message: z.string().nullish() })),
});
export type AnalyzeResult = z.infer<typeof AnalyzeResult>;

interface InnerError {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly innererror?: InnerError | null | undefined;
}

const InnerError: z.ZodType<InnerError> = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  get innererror() {
    return InnerError.nullish();
  },
});

/** The vendor's error; the deeper, the more it says. */
export const VendorError = z.object({
  code: z.string().nullish(),
  message: z.string().nullish(),
  details: list(z.object({ code: z.string().nullish(), message: z.string().nullish() })),
  innererror: InnerError.nullish(),
});
export type VendorError = z.infer<typeof VendorError>;

/** The state of an analysis. The result itself is read on its own, so that it can be handed on as it came. */
export const Operation = z.object({
  status: z.string(),
  error: VendorError.nullish(),
  analyzeResult: z.unknown().optional(),
});
export type Operation = z.infer<typeof Operation>;
