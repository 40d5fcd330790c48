/** The application developer: Get started with promises, with Effect, without a key, and on the command line. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Desk, Step } from "./desk.ts";
import { promisesOf, sectionOf } from "./page.ts";

const start = "apps/docs/start";

/** What a page may say that it prints: whole lines, or their beginning. */
const printed = (program: string): ReadonlyArray<string> =>
  promisesOf(program).map((promise) => promise.replace(/…$/, ""));

const runIt = "node read.ts";

/** Does what a section says: saves its program as `read.ts` and types its commands; running it is one of them, or the last. */
const readAsPrinted = (desk: Desk, root: string, page: string, title?: string): void => {
  const { commands, programs } = sectionOf(root, `${start}/${page}.md`, title);
  const [program] = programs;
  if (program === undefined || programs.length > 1) throw new Error(`${page}.md has not one program`);
  const prints = printed(program);
  if (prints.length === 0) throw new Error(`${page}.md does not say what its program prints`);
  desk.save("read.ts", program);
  for (const line of [...commands, ...(commands.includes(runIt) ? [] : [runIt])])
    desk.type(line, line === runIt ? { prints } : {});
};

/** The first task of an application developer. Returns its steps. */
export const developer = (desk: Desk, root: string): ReadonlyArray<Step> => {
  for (const file of ["invoice.pdf", "report.pdf"])
    copyFileSync(join(root, "examples/documents", file), join(desk.folder, file));
  return [
    ["reads a PDF, with promises", () => readAsPrinted(desk, root, "promises")],
    ["reads a PDF, with Effect", () => readAsPrinted(desk, root, "effect")],
    ["asks a vendor's stand-in", () => withStandIn(desk, root)],
    ["reads a PDF on the command line", () => onCommandLine(desk, root)],
  ];
};

/** The vendor's package comes from the section above. */
const withStandIn = (desk: Desk, root: string): void => {
  const { commands } = sectionOf(root, `${start}/promises.md`, "## With a vendor");
  for (const line of commands.filter((command) => command.startsWith("npm "))) desk.type(line);
  readAsPrinted(desk, root, "promises", "## Without a key");
};

const onCommandLine = (desk: Desk, root: string): void => {
  const [install = "", doctor = "", read = "", ...more] = sectionOf(root, `${start}/cli.md`).commands;
  if (more.length > 0) throw new Error("cli.md begins with more commands than these three");
  desk.type(install);
  desk.type(doctor, { prints: ["ok     PDF", "ok     OCR", "MISTRAL_API_KEY"] });
  desk.type(read, { prints: ["No. 2026-0417"] });
  desk.type(`${read} --pages 7`, { code: 1 });
  desk.type(`${read} --langauge deu`, { code: 2 });
};
