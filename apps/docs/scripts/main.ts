/** `./run docs` serves the site for writing; `./run docs:build` builds it and holds the result to its promises. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkInBrowser } from "./browser-check.ts";
import { checkSite } from "./site-check.ts";

const docs = join(import.meta.dirname, "..");
const site = join(docs, ".vitepress/dist");
const [command = "build", ...rest] = process.argv.slice(2);

/** Runs Node in this folder; its exit code. */
const node = (...args: ReadonlyArray<string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: docs, stdio: "inherit" });
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });

/** The makers know nothing of each other: processes of their own use all processors. */
const makers = [
  { made: "api/index.md", code: 'const { writeApi } = await import("./scripts/api.ts"); await writeApi();' },
  {
    made: "generated/examples.json",
    code: 'const { writeExamples } = await import("./scripts/example.ts"); await writeExamples();',
  },
  {
    made: "generated/tables/overview.md",
    code: 'const { writeTables } = await import("./scripts/tables.ts"); await writeTables();',
  },
  {
    made: "generated/conformance/clauses.md",
    code: 'const { writeConformance } = await import("./scripts/conformance.ts"); await writeConformance();',
  },
] as const;

/** Makes what pages are made of. For writing, what is there is good enough; `--fresh` makes it anew. */
const make = async (): Promise<boolean> => {
  const keep = command === "dev" && !rest.includes("--fresh");
  const due = makers.filter(({ made }) => !keep || !existsSync(join(docs, made)));
  const flags = ["--conditions=@ocr/source", "--input-type=module", "--eval"];
  const codes = await Promise.all(due.map(({ code }) => node(...flags, code)));
  return codes.every((code) => code === 0);
};

const vitepress = join(docs, "node_modules/vitepress/bin/vitepress.js");

const build = async (): Promise<number> => {
  if ((await node(vitepress, "build")) !== 0) return 1;
  const pictures = rest.includes("--pictures") ? join(docs, ".pictures") : undefined;
  const faults = [...(await checkSite(site)), ...(await checkInBrowser(site, console.log, pictures))];
  for (const fault of faults) console.error(fault);
  return faults.length > 0 ? 1 : 0;
};

const made = await make();
if (!made) process.exitCode = 1;
else if (command === "dev")
  process.exitCode = await node(vitepress, "dev", ...rest.filter((word) => word !== "--fresh"));
else process.exitCode = await build();
