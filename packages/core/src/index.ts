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
export { isOcrError, OcrError, type OcrErrorFields, type PartialResult, type Reason, reasons } from "./error.ts";
export type { BytesDocument, OcrInput, ProcessOptions } from "./input.ts";
export { type MarkdownOptions, toMarkdown } from "./output/markdown.ts";
export type { MarginOptions, PagesToWrite, PageTextOptions, PictureOptions } from "./output/page-text.ts";
export { type AnnotatedResult, createOcr, Ocr, type OcrClient } from "./ocr.ts";
export { formatPages, type PageSelection, parsePages } from "./pages.ts";
export type { Meta, OcrResult } from "./meta.ts";
export { annotationFormat, type AnnotationSchemas, type Annotations } from "./annotation.ts";
export type { BatchInput, BatchItem, BatchOptions, BatchOutcome, BatchProgress } from "./batch.ts";
export { memoryCache } from "./cache/memory-cache.ts";
export type { CacheStore } from "./cache/remember.ts";
export type { Estimate } from "./estimate.ts";
export type {
  Attempt,
  AttemptEvent,
  CacheEvent,
  CircuitEvent,
  DoneEvent,
  LedgerEvent,
  OcrEvent,
  RetryEvent,
  RouteEvent,
} from "./events.ts";
export { type Ledger, type LedgerEntry, type LedgerTotals, memoryLedger, type MemoryLedger } from "./money/ledger.ts";
export type { Patience } from "./resilience/patience.ts";
export type { RetryBudgetOptions } from "./resilience/retry-budget.ts";
export type { CircuitOptions } from "./routing/circuit.ts";
export type { Strategy } from "./routing/choice.ts";
export type { MemberInput, MemberOptions } from "./routing/member.ts";
export { balance, type BalanceOptions, fallback, hedge, type HedgeOptions, route } from "./routing/routers.ts";
export type { Backend, Router } from "./run/backend.ts";
export type { OcrOptions } from "./settings.ts";
export type { PageReport, ProgressEvent, Provider, Warning } from "./provider.ts";
