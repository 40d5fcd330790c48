/** One call of a server that speaks the contract: the request out, the reply or the error in. */
import type { CompatibleOptions } from "./options.ts";
import { keyFor } from "../credential.ts";
import type { OcrError } from "../error.ts";
import type { Call, Draft, Model, Warning } from "../provider.ts";
import { boundedFetch } from "../resilience/bounded-fetch.ts";
import { errorFromResponse } from "../resilience/http-error.ts";
import { rateLimitsFromHeaders } from "../resilience/rate-limits.ts";
import { wireOptions, wirePayload } from "./body.ts";
import { draftFromText } from "./reply.ts";

const isPast = (date: string | undefined, now: number): date is string => date !== undefined && Date.parse(date) <= now;

/** What the caller should know of the age of a model. The vendor's own word comes before ours. */
const warningsOf = (headers: Headers, id: string, model: Model | undefined, now: number): ReadonlyArray<Warning> => {
  const told = headers.get("x-model-deprecation-timestamp");
  if (told !== null) return [{ code: "model-deprecated", message: `model: ${id} is deprecated (${told})` }];
  if (isPast(model?.retired, now))
    return [{ code: "model-retired", message: `model: ${id} was retired on ${model?.retired}` }];
  if (isPast(model?.deprecated, now))
    return [{ code: "model-deprecated", message: `model: ${id} is deprecated since ${model?.deprecated}` }];
  return [];
};

/** Adds to an error what its reader needs to mend it. */
const explained = (error: OcrError, options: CompatibleOptions, call: Call): OcrError => {
  const { apiKey, keyVariable, models } = options;
  const retired = models?.[call.model]?.retired;
  if (error.reason === "Unauthorized" && keyVariable !== undefined) {
    const source = apiKey === undefined ? `the key of ${keyVariable}` : "the key given as apiKey";
    return error.with({ message: `${error.message}; check ${source}` });
  }
  if ((error.reason === "InvalidRequest" || error.reason === "NotFound") && isPast(retired, call.now()))
    return error.with({ message: `${error.message}; ${call.model} was retired on ${retired}` });
  return error;
};

/** Makes the function that calls a server: the `process` of {@link compatible}, for providers that do more around it. */
export const compatibleCall = (options: CompatibleOptions): ((call: Call) => Promise<Draft>) => {
  const { apiKey, dialect, enrich, explain = (error) => error, keyVariable, name, path = "/v1/ocr" } = options;
  const url = `${options.baseURL.replace(/\/+$/, "")}${path}`;
  const hasKey = apiKey !== undefined || keyVariable !== undefined;
  const source = { provider: name, apiKey, ...(keyVariable === undefined ? {} : { variable: keyVariable }) };
  return async (call) => {
    const fetch = options.fetch === undefined ? call.fetch : boundedFetch(options.fetch, name);
    const plain = { ...wireOptions(call.model, call.pages, call.options), ...call.vendor };
    // A dialect may refuse options: before anything is asked for, also a token.
    const wire = dialect === undefined ? plain : dialect(plain, call);
    const key = hasKey ? await keyFor(source) : undefined;
    const payload = wirePayload(call.document, wire);
    const response = await fetch(url, {
      ...payload,
      method: "POST",
      // A redirect could carry the key and the document to another host: it is an error.
      redirect: "manual",
      signal: call.signal,
      headers: {
        accept: "application/json",
        "content-type": "application/json",
        ...payload.headers,
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...options.headers,
      },
    });
    const { headers } = response;
    const now = call.now();
    if (!response.ok)
      throw explain(
        explained(await errorFromResponse(name, response, { model: call.model, now, secret: key }), options, call),
      );
    call.markBilled();
    const limits = rateLimitsFromHeaders(headers);
    const draft: Draft = {
      ...draftFromText(name, await response.text()),
      warnings: warningsOf(headers, call.model, options.models?.[call.model], now),
      ...(limits === undefined ? {} : { limits }),
    };
    return enrich === undefined ? draft : enrich(draft, { headers, call });
  };
};
