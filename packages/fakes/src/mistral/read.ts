/** Reads a document as a request wants it: the work behind `POST /v1/ocr` and behind each line of a batch job. */
import { truthOf } from "../fixture/document.ts";
import type { PageTruth } from "../fixture/truth.ts";
import { fill } from "./annotation.ts";
import { documentOf } from "./document.ts";
import { flat, invalid } from "./error.ts";
import { type Generation, generations, reportedModel } from "./model.ts";
import { composePage } from "./page.ts";
import { type OcrRequest, readRequest } from "./request.ts";
import type { State } from "./state.ts";

const generationOf = (model: string, state: State): Generation => {
  const found = Object.hasOwn(generations, model) ? generations[model] : undefined;
  if (state.options.gone?.includes(model))
    throw flat(404, "model_not_found", `The model \`${model}\` does not exist for router \`ocr\`.`, "3040");
  if (found === undefined) throw flat(400, "invalid_model", `Invalid model: ${model}`, "1500");
  return found;
};

const checkFeatures = (request: OcrRequest, generation: Generation): void => {
  const refuse = (option: string): never => {
    throw invalid({
      type: "value_error",
      loc: ["body", option],
      msg: `Value error, ${option} is not supported by ${request.model}`,
    });
  };
  if (request.tableFormat !== undefined && !generation.tables) refuse("table_format");
  if (request.extractHeader && !generation.margins) refuse("extract_header");
  if (request.extractFooter && !generation.margins) refuse("extract_footer");
  if (request.granularity !== undefined && !generation.granularities.includes(request.granularity))
    refuse("confidence_scores_granularity");
};

const selected = (pages: ReadonlyArray<PageTruth>, request: OcrRequest) => {
  const wanted = request.pages ?? pages.map((_, index) => index);
  return wanted.map((index) => {
    const page = pages[index];
    if (page === undefined)
      throw invalid({ type: "value_error", loc: ["body", "pages"], msg: `Value error, page ${index} does not exist` });
    return { index, page };
  });
};

const firstTitle = (page: PageTruth | undefined): string => {
  const [title] = page?.items ?? [];
  return title !== undefined && "lines" in title ? title.lines.map((line) => line.text).join(" ") : "";
};

const annotationOf = (request: OcrRequest, pages: ReadonlyArray<{ readonly page: PageTruth }>): string | null => {
  if (request.documentFormat === undefined) return null;
  const prompt = request.documentPrompt === undefined ? "" : `${request.documentPrompt}: `;
  const say = { text: `${prompt}${firstTitle(pages[0]?.page)}`, count: pages.length };
  return JSON.stringify(fill(request.documentFormat.json_schema.schema, say));
};

const usageOf = (pages: number, size: number, annotated: boolean, counter: State["options"]["annotationCounter"]) => {
  const told = annotated && counter !== undefined && counter !== "absent";
  const plain = told && counter === "apart" ? 0 : pages;
  return { pages_processed: plain, doc_size_bytes: size, ...(told ? { pages_processed_annotation: pages } : {}) };
};

/** What reading brought. */
export interface Reading {
  readonly body: Readonly<Record<string, unknown>>;
  readonly model: string;
  readonly pages: number;
}

/** How a document is read. */
export interface ReadSetting {
  readonly state: State;
  /** Address of the server, for its own signed URLs. */
  readonly origin: string;
  /** Model of the batch job. */
  readonly model?: string;
  /** Told the number of pages before they are read; may refuse. */
  readonly admit?: (pages: number) => void;
}

/** Reads the document of a body and bills its pages. Rejects with the vendor's errors. */
export const readDocument = async (body: unknown, { admit, model, origin, state }: ReadSetting): Promise<Reading> => {
  const request = readRequest(body, model);
  const generation = generationOf(request.model, state);
  checkFeatures(request, generation);
  const { annotationCounter, maxBytes = 50_000_000, maxPages = 1000 } = state.options;
  const bytes = documentOf(request.document, body, state, origin);
  if (bytes.length > maxBytes)
    throw flat(413, "invalid_request_error", `Document is too large: ${bytes.length} bytes, ${maxBytes} allowed`);
  const truth = await truthOf(bytes);
  if (truth === undefined)
    throw flat(
      400,
      "invalid_request_error",
      "Document is damaged, or was not made by makeDocument: the fake reads no other",
    );
  if (truth.pages.length > maxPages)
    throw flat(400, "invalid_request_error", `Document has too many pages: ${truth.pages.length}, ${maxPages} allowed`);
  const pages = selected(truth.pages, request);
  admit?.(pages.length);
  const counters = { images: 0, tables: 0 };
  const written = pages.map(({ index, page }) => composePage(page, index, truth.kind, request, generation, counters));
  const annotated = request.documentFormat !== undefined || request.bboxFormat !== undefined;
  state.billed[annotated ? "annotated" : "plain"] += pages.length;
  if (model !== undefined) state.billed.batch += pages.length;
  return {
    model: request.model,
    pages: pages.length,
    body: {
      pages: written,
      model: reportedModel(request.model),
      document_annotation: annotationOf(request, pages),
      usage_info: usageOf(pages.length, bytes.length, annotated, annotationCounter),
    },
  };
};
