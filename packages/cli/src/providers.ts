/** The providers by the names that the command line uses. Each is loaded only when it is chosen. */
import type { Provider } from "@ocr/core";
import { suggestion } from "./suggestion.ts";
import { UsageError } from "./usage-error.ts";

/** What the command line can set on a provider itself, besides the request. */
export interface ProviderSettings {
  readonly password: string | undefined;
  /** Empty: the provider's default. */
  readonly languages: ReadonlyArray<string>;
}

/** A chosen provider, not yet loaded. */
export interface Choice {
  readonly name: string;
  /** Left out: the provider's own default. */
  readonly model: string | undefined;
  readonly open: (settings: ProviderSettings) => Promise<Provider>;
}

const providers: Readonly<Record<string, Choice["open"]>> = {
  local: async ({ password, languages }) => {
    const { local } = await import("@ocr/provider-local");
    return local({
      ...(password === undefined ? {} : { password }),
      ...(languages.length === 0 ? {} : { languages: [...languages] }),
    });
  },
};

const names = Object.keys(providers);

const openerOf = (name: string): Choice["open"] => {
  const open = Object.hasOwn(providers, name) ? providers[name] : undefined;
  if (open === undefined)
    throw new UsageError(`unknown provider "${name}"${suggestion(name, names)} (there is: ${names.join(", ")})`);
  return open;
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
    return { name, model: rest || undefined, open: openerOf(name) };
  }
  const open = openerOf(provider);
  if (prefix !== undefined && prefix !== provider && Object.hasOwn(providers, prefix))
    throw new UsageError(`--provider ${provider} and --model ${model} name different providers`);
  return { name: provider, model: (prefix === provider ? rest : model) || undefined, open };
};
