/** The public names of @ocr/fakes, one by one. */
export { type FakeFoundry, type FakeFoundryOptions, fakeFoundry } from "./azure/foundry.ts";
export {
  type FakeDocumentIntelligence,
  type FakeDocumentIntelligenceOptions,
  fakeDocumentIntelligence,
} from "./azure/intelligence.ts";
export { fakeAimlapi, type FakeAimlapi, type FakeAimlapiOptions } from "./aimlapi/fake.ts";
export { makeDocument, truthOf } from "./fixture/document.ts";
export { makeImage } from "./fixture/image.ts";
export { type FixtureOptions, type PageKind, pageKinds } from "./fixture/key.ts";
export { makeScan, makeScannedImage, type ScanOptions } from "./fixture/raster/scan.ts";
export { type Script, scripts } from "./fixture/scripts.ts";
export type { Box, Cell, DocumentTruth, Item, Line, PageTruth, RasterTruth, Rotation, Word } from "./fixture/truth.ts";
export { fakeMistral } from "./mistral/fake.ts";
export type { BilledPages, FakeFile, FakeMistral, FakeMistralOptions } from "./mistral/options.ts";
export type { FakeAnswer, FakeRequest } from "./server/exchange.ts";
export type { Fault, FaultKind } from "./server/fault.ts";
export type { FakeOptions, FakeServer } from "./server/server.ts";
