/** Where the service is and who asks: endpoints, keys, and tokens of Microsoft Entra ID. Both providers use it. */
import { type Credential, OcrError } from "@ocr/core/provider";

/** What a token function gives: the token itself, or the object that `getToken` of `@azure/identity` gives. */
export type Token = string | { readonly token: string } | null;

/** Gets a token for a scope, such as `(scope) => new DefaultAzureCredential().getToken(scope)`. It is asked for each request. */
export type TokenSource = (scope: string) => Token | Promise<Token>;

/** What every endpoint of Azure AI takes as the scope of a token; other clouds have their own, which a token function may ask for instead. */
const scope = "https://cognitiveservices.azure.com/.default";

/** A token function as a credential, which throws `Unauthorized` when it gets no token. */
export const credentialOf =
  (provider: string, token: TokenSource): Credential =>
  async () => {
    const found = await token(scope);
    const text = typeof found === "string" ? found : found?.token;
    if (text) return text;
    throw new OcrError({ reason: "Unauthorized", message: `${provider}: token() gave no token`, provider });
  };

/** Says what to look at when a token was refused or is missing. */
export const explainToken = (error: OcrError): OcrError =>
  error.reason === "Unauthorized"
    ? error.with({ message: `${error.message}; check the token that token() gave` })
    : error;

interface Environment {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Where an endpoint comes from. */
export interface EndpointSource {
  readonly provider: string;
  /** The option that the user gave. */
  readonly endpoint: string | undefined;
  /** The environment variable that is read when there is no option. */
  readonly variable: string;
}

/** The endpoint as a URL. Throws `InvalidRequest`, and names the variable to set, when there is none or it is no URL. */
export const endpointFor = ({ endpoint, provider, variable }: EndpointSource): URL => {
  const text = (endpoint ?? (globalThis as Environment).process?.env?.[variable])?.trim() ?? "";
  const fail = (message: string) =>
    new OcrError({
      reason: "InvalidRequest",
      message: `${provider}: ${message}; set ${variable} or give endpoint`,
      provider,
    });
  if (text === "") throw fail("there is no endpoint");
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw fail("the endpoint is not a URL with https://");
  if (url.username !== "" || url.password !== "") throw fail("the endpoint must not hold a name or password");
  return url;
};
