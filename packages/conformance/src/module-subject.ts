/** Loads a provider from a file: `./dist/index.js#acme`. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { providerSubject, type ProviderSubjectOptions } from "./subject/provider.ts";
import type { Subject } from "./subject.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isOptions = (value: unknown): value is ProviderSubjectOptions => isObject(value) && isObject(value["provider"]);

/** Loads a file. The sentence of Node about ES modules names neither the file nor what to do. */
const load = async (file: string, folder: string): Promise<Readonly<Record<string, unknown>>> => {
  try {
    return (await import(pathToFileURL(resolve(folder, file)).href)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (error instanceof SyntaxError && error.message.includes("outside a module"))
      throw new Error(`${file} is no ES module; set "type": "module" in package.json`, { cause: error });
    throw error;
  }
};

/**
 * Makes a subject of an export: a provider, what {@link providerSubject} takes, or a function that returns either of
 * them. Throws when the file or the export is not there, or is something else.
 */
export const moduleSubject = async (name: string, folder: string): Promise<Subject> => {
  const [file = "", exported = "default"] = name.split("#");
  const found = await load(file, folder);
  const value = found[exported];
  const made: unknown = typeof value === "function" ? await (value as () => unknown)() : value;
  if (isOptions(made)) return providerSubject(made);
  if (isObject(made) && made["spec"] === "ocr/1" && typeof made["process"] === "function")
    return providerSubject({ provider: made as unknown as ProviderSubjectOptions["provider"] });
  const names = Object.keys(found).join(", ") || "nothing";
  throw new Error(`${file} exports no provider named ${exported}; write ${file}#NAME, it exports ${names}`);
};
