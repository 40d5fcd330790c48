/** The JavaScript runtimes that users have: three lines of Node, Bun and Deno, as programs from npm. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { install } from "./project.ts";
import { run } from "./run.ts";

/** A runtime. */
export interface Runtime {
  readonly name: string;
  readonly program: string;
  /** The words before the file that it runs. */
  readonly words: ReadonlyArray<string>;
}

/** A runtime that could not be had, and why. */
export interface Missing {
  readonly name: string;
  readonly why: string;
}

interface Source {
  readonly name: string;
  readonly spec: string;
  readonly program: string;
  readonly words?: ReadonlyArray<string>;
}

const { arch, platform } = process;
const node = `node-${platform === "darwin" && arch === "arm64" ? "bin-darwin" : platform}-${arch}`;
const cpu = arch === "arm64" ? "aarch64" : arch;

/** The newest of Node 22, and the newest of 24 and 26 whose programs are on npm for most platforms. */
const sources: ReadonlyArray<Source> = [
  { name: "node 22", spec: `${node}@22.23.3`, program: `${node}/bin/node` },
  { name: "node 24", spec: `${node}@24.21.0`, program: `${node}/bin/node` },
  { name: "node 26", spec: `${node}@26.10.0`, program: `${node}/bin/node` },
  { name: "bun", spec: `@oven/bun-${platform}-${cpu}@1.4.4`, program: `@oven/bun-${platform}-${cpu}/bin/bun` },
  {
    name: "deno",
    spec: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}@2.9.6`,
    program: `@deno/${platform}-${arch}${platform === "linux" ? "-glibc" : ""}/deno`,
    words: ["run", "--allow-all", "--node-modules-dir=manual", "--no-lock"],
  },
];

/** Installs the runtimes, each in a folder of its own. One that npm does not have for this machine is missing, not an error. */
export const installRuntimes = (
  folder: string,
): { readonly runtimes: ReadonlyArray<Runtime>; readonly missing: ReadonlyArray<Missing> } => {
  const runtimes: Array<Runtime> = [];
  const missing: Array<Missing> = [];
  for (const { name, program, spec, words = [] } of sources) {
    const own = join(folder, name.replace(" ", "-"));
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "package.json"), JSON.stringify({ private: true }));
    const path = join(own, "node_modules", program);
    let why = "its package holds no program";
    try {
      install(own, [spec]);
    } catch (error) {
      why = error instanceof Error ? (error.message.split("\n")[1] ?? "npm could not install it") : String(error);
    }
    const version = existsSync(path) ? run(path, ["--version"], { cwd: own }) : undefined;
    if (version?.code === 0) {
      const number = /\d+\.\d+\.\d+/.exec(version.stdout)?.[0] ?? "";
      runtimes.push({ name: `${name.split(" ")[0]} ${number}`, program: path, words });
    } else missing.push({ name, why });
  }
  return { runtimes, missing };
};
