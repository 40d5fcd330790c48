/**
 * Cuts the fonts of this folder out of larger ones: the characters that the documents need, and no others.
 *
 * They are made once and kept, because the documents are to be the same bytes for ever. To make them again, install these
 * packages in an empty folder and name it: `node packages/fakes/fonts/make.ts FOLDER`.
 * subset-font@2.9.0 roboto-fontface@0.10.0 and @fontsource/NAME@5.3.0 for kosugi, gugi, noto-sans-hebrew,
 * noto-sans-thai, noto-sans-georgian, noto-sans-armenian.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Script, scripts, scriptWords } from "../src/fixture/scripts.ts";

type Subset = (font: Uint8Array, text: string, options: { readonly targetFormat: "truetype" }) => Promise<Uint8Array>;

const roboto = "roboto-fontface/fonts/roboto/Roboto-Regular.woff2";
const fontsource = (name: string, part: string): string => `@fontsource/${name}/files/${name}-${part}-400-normal.woff2`;

const sources: Readonly<Record<Script, string>> = {
  latin: roboto,
  greek: roboto,
  cyrillic: roboto,
  hebrew: fontsource("noto-sans-hebrew", "hebrew"),
  thai: fontsource("noto-sans-thai", "thai"),
  georgian: fontsource("noto-sans-georgian", "georgian"),
  armenian: fontsource("noto-sans-armenian", "armenian"),
  han: fontsource("kosugi", "japanese"),
  kana: fontsource("kosugi", "japanese"),
  hangul: fontsource("gugi", "korean"),
};

const folder = resolve(process.argv[2] ?? ".");
const entry = createRequire(join(folder, "package.json")).resolve("subset-font");
const { default: subset } = (await import(pathToFileURL(entry).href)) as { readonly default: Subset };
for (const script of scripts) {
  const font = await readFile(join(folder, "node_modules", sources[script]));
  const cut = await subset(font, `${scriptWords(script).join(" ")} `, { targetFormat: "truetype" });
  // The reader of fonts looks a few bytes behind the last glyph when that one is empty.
  await writeFile(join(import.meta.dirname, `${script}.ttf`), Buffer.concat([cut, new Uint8Array(16)]));
}
