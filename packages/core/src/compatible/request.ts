/** A request for a job of many documents: checked and planned as in the pipeline, which is not there to do it. */
import { acquireDocument } from "../document/acquire.ts";
import { tooLarge } from "../document/shelf.ts";
import { OcrError } from "../error.ts";
import { type OcrInput, parseInput } from "../input.ts";
import { checkDocument, planFor } from "../plan.ts";
import type { CallDocument, Provider, Warning } from "../provider.ts";
import { type WireOptions, wireOptions } from "./body.ts";

export type { OcrInput };

/** A request that is fit for the wire. */
export interface WireRequest {
  readonly model: string;
  readonly document: CallDocument;
  /** All keys of the body but `document`. */
  readonly options: WireOptions;
  readonly warnings: ReadonlyArray<Warning>;
}

const neverFetched = (): Promise<never> => {
  const message = "document: a job of many documents fetches none itself";
  return Promise.reject(new OcrError({ reason: "Unsupported", message }));
};

/**
 * Reads a request as `process` takes it and makes it fit for the wire. Rejects with the reasons that `process` has for bad
 * input, and with `Unsupported` for options that core would have to make up itself after the reply.
 */
export const wireRequest = async (input: OcrInput, provider: Provider): Promise<WireRequest> => {
  const { document: source, id: _, ...request } = parseInput(input);
  const plan = planFor(request, provider, {});
  const { name, capabilities } = provider;
  if (JSON.stringify(plan.options) !== JSON.stringify(plan.wanted)) {
    const message = `${name} with ${plan.model} cannot do all of these options in a job of many documents`;
    throw new OcrError({ reason: "Unsupported", message, provider: name, model: plan.model });
  }
  const document = await acquireDocument(source, provider, neverFetched, AbortSignal.abort());
  checkDocument(document, provider);
  const { maxBytes } = capabilities;
  if (document.kind === "bytes" && maxBytes !== undefined && document.bytes.length > maxBytes)
    throw tooLarge(provider, `it has ${document.bytes.length} bytes; ${name} takes ${maxBytes}`);
  const { model: __, ...options } = wireOptions(plan.model, plan.pages, plan.options);
  return { model: plan.model, document, options, warnings: plan.warnings };
};
