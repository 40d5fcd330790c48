/** The types as a user's compiler sees them: in both ways of resolving modules, and with the declarations checked too. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

/**
 * A way in which a user's project is set up. `lean` has no types of the browser: the declarations of `effect` need those
 * of its cryptography, so only faults of our own packages count there.
 */
export type Setup = "nodenext" | "bundler" | "lean";

/** The ways. */
export const setups: ReadonlyArray<Setup> = ["nodenext", "bundler", "lean"];

const settings = (setup: Setup) => ({
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "esnext.disposable", ...(setup === "lean" ? [] : ["dom", "dom.iterable"])],
    types: ["node"],
    module: setup === "bundler" ? "esnext" : "nodenext",
    moduleResolution: setup === "bundler" ? "bundler" : "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ["*.ts"],
});

/** What the compiler says in a project; nothing when all is well. */
export const typeFaults = (project: string, setup: Setup): string | undefined => {
  const file = `tsconfig.${setup}.json`;
  writeFileSync(join(project, file), JSON.stringify(settings(setup)));
  const { code, stderr, stdout } = run(join(project, "node_modules/.bin/tsc"), ["-p", file], { cwd: project });
  const said = `${stdout}${stderr}`.trim();
  const faults = said.split("\n").filter((line) => setup !== "lean" || !line.startsWith("node_modules/effect/"));
  if (code === 0 || (setup === "lean" && faults.length === 0)) return undefined;
  return faults.join("\n") || `the compiler ended with ${code}`;
};
