/** Keys of vendors: from an option or the environment, read when a call is made, and never quoted. */
import { OcrError } from "./error.ts";

/** A key, or a function that gets one when it is needed (a token that expires, a secret store). */
export type Credential = string | (() => string | Promise<string>);

/** Where a provider gets its key from. */
export interface KeySource {
  readonly provider: string;
  /** The option that the user gave. */
  readonly apiKey: Credential | undefined;
  /** The environment variable that is read when there is no option, such as `ACME_API_KEY`. */
  readonly variable?: string;
}

interface Environment {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

const fromEnvironment = (variable: string | undefined): string | undefined =>
  variable === undefined ? undefined : (globalThis as Environment).process?.env?.[variable];

/**
 * The key for a call. Rejects with `Unauthorized`, and names the variable to set, when there is none or when it holds
 * characters that no HTTP header can carry; nothing has been sent then. The key itself is in no message.
 *
 * @example
 * ```ts
 * import { keyFor } from "@ocr/core/provider";
 *
 * const key = await keyFor({ provider: "acme", apiKey: " secret \n", variable: "ACME_API_KEY" });
 * console.log(key); // "secret"
 * ```
 */
export const keyFor = async ({ apiKey, provider, variable }: KeySource): Promise<string> => {
  const given = typeof apiKey === "function" ? await apiKey() : (apiKey ?? fromEnvironment(variable));
  const key = given?.trim() ?? "";
  const fail = (message: string) =>
    new OcrError({ reason: "Unauthorized", message: `${provider}: ${message}`, provider });
  const remedy = variable === undefined ? "give apiKey" : `set ${variable} or give apiKey`;
  if (key === "") throw fail(`there is no key; ${remedy}`);
  // Such a key would be quoted by the error that fetch throws.
  if (!/^[\x21-\x7e]+$/.test(key)) throw fail(`the key holds characters that no key has; ${remedy}`);
  return key;
};
