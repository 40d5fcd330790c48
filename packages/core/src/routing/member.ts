/** A member of a router: a backend with its name, its models, its weight, its limits, and how it has been doing. */
import type { Price } from "../contract/price.ts";
import { OcrError } from "../error.ts";
import { type Backend, isRouter } from "../run/backend.ts";
import type { Patience } from "../resilience/patience.ts";
import { type Circuit, circuit, type CircuitOptions } from "./circuit.ts";
import { type Limiter, limiter } from "./limiter.ts";

/** A member as a user writes it. A backend alone is a member with defaults. */
export interface MemberOptions {
  readonly provider: Backend;
  /** Default: the provider's name, numbered when it stands there twice. */
  readonly name?: string;
  /** The model that this member is asked for, whatever the request names. */
  readonly model?: string;
  /** The models that stand for those that requests name: `{ "mistral-ocr-latest": "mistral-document-ai-2512" }`. */
  readonly models?: Readonly<Record<string, string>>;
  /** Share of the requests in `balance`. Default 1. */
  readonly weight?: number;
  /** Pages that the vendor allows per minute; learnt from its headers when left out. */
  readonly pagesPerMinute?: number;
  /** Requests that the vendor allows per minute; learnt from its headers when left out. */
  readonly requestsPerMinute?: number;
  /** How this member is waited for and tried again. */
  readonly patience?: Partial<Patience>;
  readonly circuit?: CircuitOptions;
}

/** A backend, or a backend with options. */
export type MemberInput = Backend | MemberOptions;

/** A member as the router uses it. */
export interface Member {
  readonly name: string;
  readonly backend: Backend;
  readonly weight: number;
  readonly patience: Partial<Patience>;
  readonly circuit: Circuit;
  readonly limiter: Limiter;
  /** The model to ask for, given the one that the request names. Undefined: this member's default. */
  readonly modelFor: (asked: string | null | undefined) => string | undefined;
  /** Whether this member knows what to do with the model that the request names. */
  readonly knows: (asked: string | null | undefined) => boolean;
  /** Requests that it is working on. */
  running: number;
  /** Milliseconds per page, as a moving average; undefined before the first answer. */
  pace: number | undefined;
}

const isOptions = (input: MemberInput): input is MemberOptions =>
  "provider" in input && typeof input.provider === "object";

const modelsOf = (backend: Backend): ReadonlyArray<string> =>
  isRouter(backend) ? backend.members.flatMap(modelsOf) : Object.keys(backend.models);

/**
 * Makes the members of a router; `discovers`: those without configured limits begin with few requests. Throws `InvalidRequest` when there is none or a name stands twice.
 */
export const makeMembers = (inputs: ReadonlyArray<MemberInput>, discovers = false): ReadonlyArray<Member> => {
  if (inputs.length === 0)
    throw new OcrError({ reason: "InvalidRequest", message: "a router needs at least one member" });
  const names = new Map<string, number>();
  return inputs.map((input) => {
    const options: MemberOptions = isOptions(input) ? input : { provider: input };
    const wanted = options.name ?? options.provider.name;
    const count = (names.get(wanted) ?? 0) + 1;
    names.set(wanted, count);
    if (options.name !== undefined && count > 1)
      throw new OcrError({ reason: "InvalidRequest", message: `two members of a router are named ${wanted}` });
    const { model, models = {}, provider: backend } = options;
    const known = new Set(modelsOf(backend));
    return {
      name: count === 1 ? wanted : `${wanted}-${count}`,
      backend,
      weight: options.weight ?? 1,
      patience: options.patience ?? {},
      circuit: circuit(options.circuit),
      limiter: limiter({
        pagesPerMinute: options.pagesPerMinute,
        requestsPerMinute: options.requestsPerMinute,
        discovers,
      }),
      modelFor: (asked) => (asked ? (models[asked] ?? model ?? asked) : model),
      knows: (asked) =>
        !asked || models[asked] !== undefined || model !== undefined || known.has(asked) || known.size === 0,
      running: 0,
      pace: undefined,
    };
  });
};

/** The price of a page at a member; undefined when unknown or when it is a router itself. */
export const pricePerPage = (
  member: Member,
  asked: string | null | undefined,
  prices: Readonly<Record<string, Price>>,
): number | undefined => {
  const { backend } = member;
  if (isRouter(backend)) return undefined;
  const model = member.modelFor(asked) ?? Object.keys(backend.models)[0] ?? "";
  return (prices[`${backend.name}/${model}`] ?? prices[model] ?? backend.models[model]?.price)?.usdPerPage;
};
