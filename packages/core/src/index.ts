/** The public names of @ocr/core, one by one. */
export type { FetchDocument } from "./document/acquire.ts";
export { Block, BlockConfidence, type BlockType, blockTypes } from "./contract/block.ts";
export type { Capabilities, DocumentForm } from "./contract/capabilities.ts";
export { DocumentUrlChunk, FileChunk, ImageUrl, ImageUrlChunk } from "./contract/document.ts";
export type { Price } from "./contract/price.ts";
export {
  Document,
  Granularity,
  JsonSchemaFormat,
  OcrRequest,
  Pages,
  RequestOptions,
  ResponseFormat,
  TableFormat,
} from "./contract/request.ts";
export {
  Dimensions,
  OcrResponse,
  Page,
  PageConfidence,
  PageImage,
  PageTable,
  WordConfidence,
} from "./contract/response.ts";
export { UsageInfo } from "./contract/usage.ts";
export type { Cost } from "./money/cost.ts";
export { isOcrError, OcrError, type OcrErrorFields, type Reason, reasons } from "./error.ts";
export type { BytesDocument, OcrInput, ProcessOptions } from "./input.ts";
export { documentMarkdown, pageMarkdown } from "./markdown.ts";
export { createOcr, Ocr, type OcrClient, type OcrOptions } from "./ocr.ts";
export { formatPages, type PageSelection, parsePages } from "./pages.ts";
export type { Meta, OcrResult } from "./pipeline.ts";
export type { PageReport, ProgressEvent, Provider, Warning } from "./provider.ts";
