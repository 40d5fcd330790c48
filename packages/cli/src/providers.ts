/** The providers by the names that the command line uses. Each is loaded only when it is chosen. */
import type { Provider } from "@ocr/core";
import { suggestion } from "./suggestion.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line can set on a provider itself, besides the request. */
export interface ProviderSettings {
  readonly password: string | undefined;
  /** Empty: the provider's default. */
  readonly languages: ReadonlyArray<string>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A chosen provider, not yet loaded. */
export interface Choice {
  readonly name: string;
  /** Left out: the provider's own default. */
  readonly model: string | undefined;
  readonly open: (settings: ProviderSettings) => Promise<Provider>;
}

interface Entry {
  readonly open: Choice["open"];
  /** The provider as the catalogue shows it, where `open` asks for more than a catalogue needs. */
  readonly catalogue?: () => Promise<Provider>;
  /** Its model ids may begin with the name of another provider and a slash. */
  readonly foreignIds?: boolean;
}

/** Settings that only the local provider has are refused by the others, not ignored. */
const checkSettings = (name: string, { languages, password }: ProviderSettings): void => {
  const given = [password === undefined ? [] : ["--password"], languages.length === 0 ? [] : ["--language"]].flat();
  if (given.length > 0) throw new UsageError(`${given.join(" and ")}: only the provider local has this, not ${name}`);
};

/** Another address than the vendor's own, from the environment. */
const baseURLFrom = (environment: ProviderSettings["environment"], variable: string): { readonly baseURL?: string } => {
  const baseURL = environment[variable] ?? "";
  return baseURL === "" ? {} : { baseURL };
};

/** The address of the user's own resource; the provider says so when there is none. */
const endpointFrom = (
  environment: ProviderSettings["environment"],
  variable: string,
): { readonly endpoint: string } => ({
  endpoint: environment[variable] ?? "",
});

/** For a catalogue any address will do. */
const nowhere = { endpoint: "https://nowhere.invalid" };

const providers: Readonly<Record<string, Entry>> = {
  local: {
    open: async ({ password, languages }) => {
      const { local } = await import("@ocr/provider-local");
      return local({
        ...(password === undefined ? {} : { password }),
        ...(languages.length === 0 ? {} : { languages: [...languages] }),
      });
    },
  },
  mistral: {
    open: async (settings) => {
      checkSettings("mistral", settings);
      const { mistral } = await import("@ocr/provider-mistral");
      return mistral(baseURLFrom(settings.environment, "MISTRAL_BASE_URL"));
    },
  },
  aimlapi: {
    foreignIds: true,
    open: async (settings) => {
      checkSettings("aimlapi", settings);
      const { aimlapi } = await import("@ocr/provider-aimlapi");
      return aimlapi(baseURLFrom(settings.environment, "AIMLAPI_BASE_URL"));
    },
  },
  azure: {
    open: async (settings) => {
      checkSettings("azure", settings);
      const { azure } = await import("@ocr/provider-azure");
      return azure(endpointFrom(settings.environment, "AZURE_AI_ENDPOINT"));
    },
    catalogue: async () => (await import("@ocr/provider-azure")).azure(nowhere),
  },
  "azure-di": {
    open: async (settings) => {
      checkSettings("azure-di", settings);
      const { azureDocumentIntelligence } = await import("@ocr/provider-azure");
      return azureDocumentIntelligence(endpointFrom(settings.environment, "AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT"));
    },
    catalogue: async () => (await import("@ocr/provider-azure")).azureDocumentIntelligence(nowhere),
  },
};

/** The names of all providers, the default first. */
export const providerNames: ReadonlyArray<string> = Object.keys(providers);

const entryOf = (name: string): Entry => {
  const entry = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (entry === undefined) {
    const others = `there are ${providerNames.join(", ")}`;
    throw new UsageError(`unknown provider "${name}"${suggestion(name, providerNames)} (${others})`);
  }
  return entry;
};

/**
 * The provider and model meant by `--provider` and `--model`. A model may carry its provider in front
 * (`local/tesseract`); models whose own names hold a slash need `--provider`.
 */
export const chooseProvider = (provider: string | undefined, model: string | undefined): Choice => {
  const slash = model?.indexOf("/") ?? -1;
  const prefix = slash < 0 ? undefined : model?.slice(0, slash);
  const rest = model?.slice(slash + 1);
  if (provider === undefined) {
    const name = prefix ?? "local";
    return { name, model: rest || undefined, open: entryOf(name).open };
  }
  const { foreignIds = false, open } = entryOf(provider);
  if (prefix !== undefined && prefix !== provider && !foreignIds && Object.hasOwn(providers, prefix))
    throw new UsageError(`--provider ${provider} and --model ${model} name different providers`);
  return { name: provider, model: (prefix === provider ? rest : model) || undefined, open };
};

/** A provider for its catalogue only; it is never called. */
export const openForCatalogue = (name: string): Promise<Provider> => {
  const { catalogue, open } = entryOf(name);
  return catalogue?.() ?? open({ password: undefined, languages: [], environment: {} });
};
