/** `./run docs` serves the site for writing; `./run docs:build` builds it and holds the result to its promises. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkInBrowser } from "./browser-check.ts";
import { checkSite } from "./site-check.ts";

const docs = join(import.meta.dirname, "..");
const site = join(docs, ".vitepress/dist");
const [command = "build", ...rest] = process.argv.slice(2);
const node = (code: string) =>
  promisify(execFile)(process.execPath, ["--conditions=@ocr/source", "--input-type=module", "--eval", code], { cwd: docs });

/** The two makers know nothing of each other: two processes use two processors. */
const make = async (): Promise<void> => {
  const makers = [
    { made: "api/index.md", code: 'const { writeApi } = await import("./scripts/api.ts"); await writeApi();' },
    { made: "generated/examples.json", code: 'const { writeExamples } = await import("./scripts/example.ts"); await writeExamples();' },
  ];
  // For writing, what is there is good enough; `--fresh` makes it anew.
  const keep = command === "dev" && !rest.includes("--fresh");
  const due = makers.filter(({ made }) => !keep || !existsSync(join(docs, made)));
  await Promise.all(due.map(({ code }) => node(code)));
};

const vitepress = (...args: ReadonlyArray<string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const bin = join(docs, "node_modules/vitepress/bin/vitepress.js");
    const child = spawn(process.execPath, [bin, ...args], { cwd: docs, stdio: "inherit" });
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });

const fail = (faults: ReadonlyArray<string>): void => {
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
};

await make();
if (command === "dev") process.exitCode = await vitepress("dev", ...rest.filter((word) => word !== "--fresh"));
else {
  process.exitCode = await vitepress("build");
  if (process.exitCode === 0) {
    const faults = await checkSite(site);
    const pictures = rest.includes("--pictures") ? join(docs, ".pictures") : undefined;
    fail(faults.length > 0 ? faults : await checkInBrowser(site, console.log, pictures));
  }
}
