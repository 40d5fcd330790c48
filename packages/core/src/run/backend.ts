/** Whatever can answer a job: a provider, or a router made of them. */
import type * as Effect from "effect/Effect";
import type { OcrError } from "../error.ts";
import type { Provider } from "../provider.ts";
import type { Answer, Job } from "./job.ts";
import { runProvider } from "./provider-run.ts";

/** A provider made of providers. It stands wherever a provider can stand. */
export interface Router {
  readonly kind: "router";
  readonly name: string;
  readonly members: ReadonlyArray<Backend>;
  /**
   * Answers a job with the help of its members.
   *
   * @internal Jobs are made by the pipeline only.
   */
  readonly route: (job: Job) => Effect.Effect<Answer, OcrError>;
  /** Frees what the members hold. */
  readonly close: () => Promise<void>;
}

/** A provider or a router. */
export type Backend = Provider | Router;

/** Whether a backend is a router. */
export const isRouter = (backend: Backend): backend is Router => "kind" in backend && backend.kind === "router";

/** Runs a job at a backend. */
export const runBackend = (backend: Backend, job: Job): Effect.Effect<Answer, OcrError> =>
  isRouter(backend) ? backend.route(job) : runProvider(backend, job);
