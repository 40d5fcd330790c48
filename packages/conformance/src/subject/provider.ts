/** A provider in this process as a subject. */
import type { Provider } from "@ocr/core";
import type { Subject } from "../subject.ts";
import { askBatch } from "./batch.ts";
import { type Asked, askProvider, modelOf } from "./question.ts";

/** A provider to judge. */
export interface ProviderSubjectOptions {
  readonly provider: Provider;
  /** Where the provider's requests end: the network when left out, or the vendor's dialect spoken in this process. */
  readonly upstream?: typeof globalThis.fetch;
  /** The model to judge; default is the provider's first one. What it claims other than the provider counts. */
  readonly model?: string;
  /** False for a provider that reaches nothing by `fetch`, such as an embedded engine. It then runs on the real clock. */
  readonly usesFetch?: boolean;
  /** The same provider with another key; the check of keys that no header can carry needs it, and is left out without it. */
  readonly withKey?: (key: string) => Provider;
  /**
   * Puts a document at an https address from where the upstream can fetch it. Left out: a provider that hands addresses on
   * is not examined with them.
   */
  readonly host?: (url: string, bytes: Uint8Array, mediaType: string) => void;
}

/**
 * Makes a subject of a provider.
 *
 * @example
 * ```ts
 * import { judge, providerSubject } from "@ocr/conformance";
 * import { compatible } from "@ocr/core/compatible";
 *
 * const provider = compatible({ name: "house", baseURL: "https://ocr.example.com", models: { "ocr-1": {} } });
 * export const report = () => judge(providerSubject({ provider }), { seed: 1 });
 * ```
 */
export const providerSubject = (subject: ProviderSubjectOptions): Subject => {
  const { provider, upstream, usesFetch = true } = subject;
  const { documents } = provider.capabilities;
  const handsOn = documents.includes("url") || !documents.includes("bytes");
  const network: typeof globalThis.fetch = upstream ?? ((...args) => globalThis.fetch(...args));
  const who: Asked = { provider, model: subject.model, network, usesFetch };
  const model = modelOf(who);
  const { withKey } = subject;
  return {
    name: subject.model === undefined ? provider.name : `${provider.name}/${model}`,
    kind: "module",
    claims: { ...provider.capabilities, ...provider.models[model]?.capabilities },
    faults: usesFetch,
    forms: handsOn && subject.host === undefined ? ["bytes"] : ["bytes", "url"],
    ask: async (request, options = {}) => {
      const { hosted } = options;
      if (hosted !== undefined) subject.host?.(hosted.url, hosted.bytes, hosted.mediaType);
      return askProvider(who, request, options);
    },
    batch: (requests, options) => askBatch(who, requests, options),
    release: async () => provider.close?.(),
    ...(withKey === undefined ? {} : { withKey: (key) => providerSubject({ ...subject, provider: withKey(key) }) }),
    close: async () => provider.close?.(),
  };
};
