/** A run to look at: the adapter of the walk-through with one mistake in it, judged when the site is built. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runCommand } from "@ocr/conformance/cli";
import { filesIn } from "../../../tools/adapter-guide.ts";

/** The line that is forgotten: somebody wants tables as HTML, and the service is not told. */
const forgotten = /^.*searchParams\.set\("tables".*\n/m;

/** The adapter in front of the stand-in of its service. */
const judged = `import { acme as provider } from "./src/adapter.ts";
import { acmeKey, acmeServer } from "./test/acme-server.ts";

export const acme = { provider: provider(acmeKey), upstream: acmeServer };
`;

/** What the run printed and wrote. */
export interface Sample {
  readonly html: string;
  /** The first failure and the end of what stands on a terminal; `…` for what is between. */
  readonly terminal: string;
}

/** Builds the adapter of a walk-through in a folder, forgets the line, and judges it. Throws when nothing is found. */
export const sampleReport = async (guide: string, folder: string): Promise<Sample> => {
  const files = new Map([...filesIn(guide), ["judged.ts", judged]]);
  const adapter = files.get("src/adapter.ts") ?? "";
  if (!forgotten.test(adapter)) throw new Error("docs/adapter.md has no line to forget");
  files.set("src/adapter.ts", adapter.replace(forgotten, ""));
  for (const [path, code] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), code);
  }
  const printed: Array<string> = [];
  const words = ["--module", "./judged.ts#acme", "--profile", "contract,pages,tables", "--report", "html=report.html"];
  const code = await runCommand(words, { folder, print: (text) => printed.push(text) });
  if (code !== 1) throw new Error(`the adapter with a mistake ended with ${code}: ${printed.join("\n")}`);
  return {
    html: await readFile(join(folder, "report.html"), "utf8"),
    terminal: [printed[0]?.trimEnd(), "…", printed.at(-1)].join("\n\n"),
  };
};
