/** The public names of @ocr/conformance, one by one. */
export {
  type Baseline,
  type BaselineEntry,
  baselineOf,
  baselineSkeleton,
  type BaselineVerdict,
  baselineVerdict,
} from "./baseline.ts";
export { type Check } from "./check.ts";
export { type Profile, profiles } from "./profile.ts";
export { Broken, expect, type Level, NotConcerned, NotExercised, type Status } from "./verdict.ts";
export { type Claims, profilesOf } from "./claims.ts";
export { type Clause, clausesIn, clausesJson } from "./clauses.ts";
export type { Asked, Context, GivenDocument } from "./context.ts";
export {
  checksWithoutMutant,
  type Equivalent,
  equivalents,
  foundEquivalents,
  type Mutant,
  mutants,
  type Survivor,
  survivors,
} from "./mutants/matrix.ts";
export { type BadDocument, badDocument, type BadName, badNames } from "./fixture/bad.ts";
export { catalogue, type CatalogueEntry, type FixtureGroup, fixtureGroups, fixtureNames } from "./fixture/catalogue.ts";
export { type ExtractedFixture, extractFixtures } from "./fixture/extract.ts";
export { type FixtureLock, fixtureLock, lockedSeed, lockHash, lockJson, lockOf, truthJson } from "./fixture/lock.ts";
export { type Fixture, type FixtureName, type Fixtures, fixturesOf } from "./fixture/fixtures.ts";
export type { Fault } from "./port/fault.ts";
export { referenceBackend, referenceKey } from "./reference/backend.ts";
export { modestProvider, referenceProvider, referenceSubject } from "./reference/provider.ts";
export type { Question } from "./meter.ts";
export { documentPages } from "./fixture/document-pages.ts";
export { type Metered, metered, type Plan, planOf, type PlanSelection } from "./plan.ts";
export { registry } from "./registry.ts";
export { type Comparison, compare, type ScorePair, type VerdictPair } from "./report/comparison/comparison.ts";
export { comparisonHtml } from "./report/comparison/html.ts";
export { comparisonMarkdown } from "./report/comparison/markdown.ts";
export { comparisonText } from "./report/comparison/text.ts";
export {
  type Evidence,
  type EvidenceLog,
  evidenceLog,
  type Exchange,
  type Reading,
  type Traffic,
} from "./report/evidence.ts";
export type { ReportStream } from "./report/ndjson.ts";
export {
  exitCodes,
  type Outcome,
  type Report,
  type Result,
  type Score,
  type Selection,
  type Spent,
} from "./report/report.ts";
export { reportSchema } from "./report/schema.ts";
export { type Seal, sealed } from "./report/seal.ts";
export { reportFaults, verify, type VerifyOptions } from "./report/verify.ts";
export {
  ndjsonFile,
  renderReport,
  type ReportFile,
  type ReportFormat,
  reportFormats,
  writeReports,
} from "./report/writer.ts";
export {
  newRequirementSet,
  type Removal,
  type Requirement,
  requirementFaults,
  type RequirementSet,
  requirementSet,
  requirementsHash,
  requirementsJson,
  requirementSets,
} from "./requirements/requirements.ts";
export { referenceBodyLimit, referenceHandler } from "./reference/http.ts";
export { referenceClaims, type ReferenceServer, referenceServer, referenceServerSubject } from "./reference/server.ts";
export { judge, type RunOptions } from "./run.ts";
export { requestSchema } from "./schema/request.ts";
export { responseSchema } from "./schema/response.ts";
export { type CommandSubject, commandSubject, type CommandSubjectOptions } from "./subject/command.ts";
export {
  containerArguments,
  type ContainerRun,
  containerSubject,
  type ContainerSubjectOptions,
} from "./subject/container.ts";
export { CouldNotStart } from "./subject/process-group.ts";
export { providerSubject, type ProviderSubjectOptions } from "./subject/provider.ts";
export type {
  Answer,
  AskOptions,
  BatchAnswer,
  BatchOptions,
  Failure,
  HostedDocument,
  RawReply,
  RawRequest,
  RoutePlan,
  StandIn,
  Subject,
  UpstreamCall,
} from "./subject.ts";
export { urlSubject, type UrlSubjectOptions } from "./subject/url.ts";
export type {
  Corners,
  WireBlock,
  WireImage,
  WireOptions,
  WirePage,
  WireResponse,
  WireTable,
  WordScore,
} from "./wire.ts";
