/** What users can set on the provider, and the addresses that follow from it. */
import type { Credential, Patience } from "@ocr/core/provider";

/** Where and as whom Mistral is called. */
export interface MistralConnection {
  /** Default: the variable `MISTRAL_API_KEY`, read at each call. */
  readonly apiKey?: Credential;
  /** Mistral's servers: `global` (default), or those that keep data in the EU or the US. */
  readonly server?: keyof typeof servers;
  /** Another address, such as that of a proxy; comes before `server`. */
  readonly baseURL?: string;
  /** Default: the client's own, or the global one. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Options of `mistral`. */
export interface MistralOptions extends MistralConnection {
  /**
   * How documents in memory travel. `never`: inside the request, as base64. `always`: uploaded to Mistral's Files, read
   * from there, and deleted afterwards. `auto` (default): uploaded from 16 MiB on.
   */
  readonly upload?: "auto" | "always" | "never";
  /** Told the id of an uploaded file that could not be deleted; it then lies at Mistral until you delete it. */
  readonly onLeftBehind?: (fileId: string) => void;
  readonly patience?: Partial<Patience>;
}

const servers = {
  global: "https://api.mistral.ai",
  eu: "https://api.eu.mistral.ai",
  us: "https://api.us.mistral.ai",
} as const;

/** Variable that holds the key. */
export const keyVariable = "MISTRAL_API_KEY";

/** The address of the server, without a slash at its end. */
export const baseURLOf = ({ baseURL, server = "global" }: MistralConnection): string =>
  (baseURL ?? servers[server]).replace(/\/+$/, "");
