/** From the inputs as typed (file, folder, glob, URL, `-`) to the list of documents to read. */
import type { Stats } from "node:fs";
import { glob, readdir, stat } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { causeOf } from "./failure.ts";

/** Where the bytes of a document come from. */
export type Source =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "url"; readonly url: string }
  | { readonly kind: "stdin" }
  /** There is nothing to read; `reason` says why in a few words. */
  | { readonly kind: "nothing"; readonly reason: string };

/** One document to read. */
export interface Input {
  /** What the messages call it. */
  readonly label: string;
  readonly source: Source;
  /** Folder below `--out`, `""` for none: sub-folders of an input folder are kept. */
  readonly folder: string;
  /** Base name of what is written, without an ending. */
  readonly stem: string;
}

/** What a folder is searched for. A single file may be of any type; its content decides. */
const endings: ReadonlySet<string> = new Set(
  ["pdf", "png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff"].map((ending) => `.${ending}`),
);

const isDocument = (path: string): boolean => endings.has(extname(path).toLowerCase());
const byName = new Intl.Collator("en", { numeric: true }).compare;

const fileInput = (label: string, path: string, base: string): Input => {
  const folder = relative(base, dirname(path));
  return { label, source: { kind: "file", path }, folder: folder.startsWith("..") ? "" : folder, stem: stemOf(path) };
};

const stemOf = (path: string): string => {
  const name = basename(path);
  return basename(name, extname(name)) || "document";
};

const nothing = (label: string, reason: string): Input => ({
  label,
  source: { kind: "nothing", reason },
  folder: "",
  stem: "document",
});

const statOf = (path: string): Promise<Stats | { readonly failure: unknown }> =>
  stat(path).catch((failure: unknown) => ({ failure }));

const isFile = async (path: string): Promise<boolean> => {
  const found = await statOf(path);
  return "size" in found && found.isFile();
};

/** Documents of a folder and its sub-folders. Hidden ones and linked folders are left alone, and so are our own results. */
const filesBelow = async (folder: string, out: string | undefined): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = [];
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith("."));
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries.toSorted((a, b) => byName(a.name, b.name))) {
    const path = join(folder, entry.name);
    // Pictures that an earlier run wrote beside the documents: NAME-images next to NAME.md.
    const pictures = entry.name.endsWith("-images") && names.has(entry.name.replace(/-images$/, ".md"));
    if (entry.isDirectory()) {
      if (path !== out && !pictures) found.push(...(await filesBelow(path, out)));
    } else if (isDocument(path) && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path))))) {
      found.push(path);
    }
  }
  return found;
};

const fromFolder = async (typed: string, folder: string, out: string | undefined): Promise<ReadonlyArray<Input>> => {
  const paths = await filesBelow(folder, out);
  if (paths.length === 0) return [nothing(typed, "no PDF or image in this folder")];
  return paths.map((path) => fileInput(join(typed, relative(folder, path)), path, folder));
};

/** Folder at the start of a pattern that holds no magic; results keep their sub-folders below it. */
const fixedPart = (pattern: string): string => {
  const parts = pattern.split(/[/\\]/);
  const magic = parts.findIndex((part) => /[*?[\]{}!()]/.test(part));
  return parts.slice(0, magic).join(sep) || (pattern.startsWith("/") ? sep : ".");
};

const fromGlob = async (pattern: string, cwd: string, out: string | undefined): Promise<ReadonlyArray<Input>> => {
  // "*.dat" names its files; "*" does not, and takes what a folder would take.
  const all = /\.\w+$/.test(pattern);
  const base = resolve(cwd, fixedPart(pattern));
  // Results below the searched folder are not read again; with `--out .` the documents themselves lie in it.
  const results = out?.startsWith(base + sep) ? out + sep : undefined;
  const paths: Array<string> = [];
  for await (const match of glob(pattern, { cwd })) {
    const path = resolve(cwd, match);
    const ours = results !== undefined && path.startsWith(results);
    if ((all || isDocument(path)) && !ours && (await isFile(path))) paths.push(path);
  }
  if (paths.length === 0) return [nothing(pattern, "no file matches")];
  return paths.toSorted(byName).map((path) => {
    const near = relative(cwd, path);
    return fileInput(near.startsWith("..") ? path : near, path, base);
  });
};

/** A URL as messages show it: without the name, password and query that may hold secrets. */
const fromUrl = (url: string): Input => {
  const { host, pathname } = new URL(url);
  const name = pathname.split("/").findLast((part) => part !== "") ?? host;
  const stem = stemOf(name)
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, "_")
    .slice(0, 100);
  return { label: host + pathname, source: { kind: "url", url }, folder: "", stem };
};

const fromTyped = async (typed: string, cwd: string, out: string | undefined): Promise<ReadonlyArray<Input>> => {
  if (typed === "-") return [{ label: "standard input", source: { kind: "stdin" }, folder: "", stem: "stdin" }];
  if (/^https?:\/\//i.test(typed)) return URL.canParse(typed) ? [fromUrl(typed)] : [nothing(typed, "not a valid URL")];
  const path = resolve(cwd, typed);
  const found = await statOf(path);
  if ("size" in found) {
    if (found.isDirectory()) return fromFolder(typed, path, out);
    // A pipe or a device is read like a file: `ocr <(curl …)` works.
    return [fileInput(typed, path, dirname(path))];
  }
  if (/[*?[{]/.test(typed)) return fromGlob(typed, cwd, out);
  return [nothing(typed, causeOf(found.failure))];
};

const identity = ({ source, label }: Input): string => {
  if (source.kind === "file") return `file ${source.path}`;
  return source.kind === "url" ? source.url : `${source.kind} ${label}`;
};

/**
 * The documents behind the inputs, in the order typed, folders and globs sorted by name, each document once. An input
 * that leads to nothing stays in the list with the reason, so that it is reported like any other failure. `out` is the
 * absolute folder of the results: it is never searched.
 */
export const findInputs = async (
  typed: ReadonlyArray<string>,
  { cwd, out }: { readonly cwd: string; readonly out: string | undefined },
): Promise<ReadonlyArray<Input>> => {
  const found = new Map<string, Input>();
  for (const word of typed) {
    for (const input of await fromTyped(word, cwd, out)) {
      if (!found.has(identity(input))) found.set(identity(input), input);
    }
  }
  return [...found.values()];
};
