/** Calls a provider as core does, but for the clock: waits are noted down instead of waited for. */
import type { Call, Draft, Provider } from "@ocr/core/provider";
import * as Effect from "effect/Effect";

/** What happened during a call. */
export interface Called {
  readonly run: Promise<Draft>;
  /** The waits, in milliseconds. */
  readonly waits: ReadonlyArray<number>;
  readonly billed: () => number;
}

/** What is asked when nothing is said. */
export const usual: Call["options"] = {
  includeImages: false,
  imageLimit: undefined,
  imageMinSize: undefined,
  tableFormat: undefined,
  extractHeader: false,
  extractFooter: false,
  includeBlocks: true,
  confidence: undefined,
  documentAnnotation: undefined,
  documentAnnotationPrompt: undefined,
  bboxAnnotation: undefined,
};

/** A call with the usual options; `more` changes some. */
export const calling = (provider: Provider, more: Partial<Call> = {}): Called => {
  const waits: Array<number> = [];
  let billed = 0;
  const call: Omit<Call, "signal"> = {
    model: "prebuilt-layout",
    document: { kind: "bytes", bytes: new Uint8Array([1]), mediaType: "application/pdf" },
    pages: "all",
    options: usual,
    fetch: globalThis.fetch,
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    now: () => Date.UTC(2026, 0, 1),
    vendor: {},
    report: () => {},
    countPages: async () => undefined,
    markBilled: () => {
      billed += 1;
    },
    ...more,
  };
  return { run: Effect.runPromise(provider.process(call)), waits, billed: () => billed };
};
