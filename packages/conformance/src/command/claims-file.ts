/** The file with the claims of a server: the keys of a provider's capabilities, as JSON. */
import { readFile } from "node:fs/promises";
import type { Claims } from "../claims.ts";

const flag = "true or false";
const words = (...allowed: ReadonlyArray<string>) => ({ allowed });
const number = "a number above 0";

type Kind = typeof flag | typeof number | { readonly allowed: ReadonlyArray<string> };

/** What each claim takes. */
const claims: Readonly<Record<keyof Claims, Kind>> = {
  images: flag,
  hyperlinks: flag,
  tableFormats: words("markdown", "html"),
  header: flag,
  footer: flag,
  blocks: flag,
  confidences: words("word", "page", "block"),
  documentAnnotation: flag,
  bboxAnnotation: flag,
  vendorOptions: flag,
  mediaTypes: words(),
  documents: words("bytes", "url", "file"),
  gateway: flag,
  maxBodyBytes: number,
  languages: words(),
  scripts: words(),
};

/** Those that the judge does not look at may stand there too, so that a provider's capabilities can be pasted. */
const kinds: Readonly<Record<string, Kind>> = {
  ...claims,
  pages: words("native", "simulated"),
  maxBytes: number,
  maxPages: number,
  imageFilters: flag,
  checksDocuments: flag,
  batch: flag,
};

const faultOf = (key: string, value: unknown): string | undefined => {
  const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined;
  if (kind === undefined) return `${key} is no claim; there are ${Object.keys(kinds).join(", ")}`;
  if (kind === flag) return typeof value === "boolean" ? undefined : `${key} is ${flag}`;
  if (kind === number) return typeof value === "number" && value > 0 ? undefined : `${key} is ${number}`;
  if (typeof kind === "string") return undefined;
  const { allowed } = kind;
  if (key === "pages") return allowed.includes(String(value)) ? undefined : `pages is ${allowed.join(" or ")}`;
  if (!Array.isArray(value) || value.some((entry) => typeof entry !== "string")) return `${key} is a list of words`;
  const strange = value.find((entry: string) => allowed.length > 0 && !allowed.includes(entry));
  return strange === undefined ? undefined : `${key} knows no ${JSON.stringify(strange)}, only ${allowed.join(", ")}`;
};

/** Checks claims. Throws with a sentence for people; `name` says where they stand. */
export const claimsOf = (value: unknown, name: string): Claims => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error(`${name} holds no claims`);
  for (const [key, entry] of Object.entries(value)) {
    const fault = faultOf(key, entry);
    if (fault !== undefined) throw new Error(`${name}: ${fault}`);
  }
  return value;
};

/** Reads a JSON file. Throws with a sentence for people that names it. */
export const jsonIn = async (file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`${file} cannot be read`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: ${error instanceof Error ? error.message : ""}`, { cause: error });
  }
};
