/** What `compatible` is told of a server. */
import type { Capabilities } from "../contract/capabilities.ts";
import type { OcrError } from "../error.ts";
import type { Call, Credential, Draft, Model } from "../provider.ts";
import type { Patience } from "../resilience/patience.ts";
import type { WireOptions } from "./body.ts";

/** Where the server is and what it can do. */
export interface CompatibleOptions {
  /** Name in errors, events and prices. */
  readonly name: string;
  /** Such as `https://ocr.example.com`. */
  readonly baseURL: string;
  /** Default `/v1/ocr`. */
  readonly path?: string;
  /** Sent as a bearer token; left out for servers without keys. */
  readonly apiKey?: Credential;
  /** The environment variable that holds the key when `apiKey` is left out, read at each call; errors name it. */
  readonly keyVariable?: string;
  /** Further headers. They come after our own and may replace them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The first one is the default. */
  readonly models?: Readonly<Record<string, Model>>;
  /** Where the server can do less, or is limited, other than the full contract. */
  readonly capabilities?: Partial<Capabilities>;
  readonly patience?: Partial<Patience>;
  /** The `fetch` to use. Default: the client's. */
  readonly fetch?: typeof globalThis.fetch;
  /** Changes the options of a request, for servers with a dialect. The document is not among them. */
  readonly dialect?: (options: WireOptions, call: Call) => WireOptions;
  /** Adds what the server says in its own way, such as the amount that it bills. */
  readonly enrich?: (draft: Draft, reply: { readonly headers: Headers; readonly call: Call }) => Draft;
  /** Adds to the error of a refused request what the server cannot know, such as the variable that holds the key. */
  readonly explain?: (error: OcrError) => OcrError;
}
