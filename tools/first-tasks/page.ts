/** What a page of the documentation tells its reader to do: commands to type, and files to save. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../adapter-guide.ts";

/** A section of a page. */
export interface Section {
  /** The lines of its `sh` blocks, in order; no comments. */
  readonly commands: ReadonlyArray<string>;
  /** Its programs, in order: those of the page, and those that it shows from files. */
  readonly programs: ReadonlyArray<string>;
  /** Its blocks of JSON. */
  readonly json: ReadonlyArray<string>;
}

const commandsIn = (block: string): ReadonlyArray<string> =>
  block
    .split("\n")
    .map((line) => line.replace(/\s+#\s.*$/, "").trim())
    .filter((line) => line !== "" && !line.startsWith("#"));

const partsOf = (text: string, title: string): string => {
  const sections = text.split(/^(?=#{2,3} )/m);
  const found = title === "" ? sections[0] : sections.find((section) => section.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`there is no section ${title}`);
  return found;
};

/** Reads the section with a title such as `## With a vendor`; without one, what stands above the first title. */
export const sectionOf = (root: string, page: string, title = ""): Section => {
  const site = join(root, "apps/docs");
  const text = partsOf(readFileSync(join(root, page), "utf8"), title);
  const blocks = (language: string) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, block = ""]) => block);
  const shown = [...text.matchAll(/^<<< @\/(\S+)$/gm)].map(([, file = ""]) => readFileSync(join(site, file), "utf8"));
  return { commands: blocks("sh").flatMap(commandsIn), programs: [...shown, ...blocks("ts")], json: blocks("json") };
};

/** The files that a page tells its reader to save. */
export const filesOf = (root: string, page: string): ReadonlyMap<string, string> =>
  filesIn(readFileSync(join(root, page), "utf8"));

/** What a program promises to print, in comments behind `console.log`. One that ends with `…` is a beginning. */
export const promisesOf = (program: string): ReadonlyArray<string> =>
  [...program.matchAll(/console\.log\(.*\/\/ (.+)$/gm)].map(([, promise = ""]) => promise);
