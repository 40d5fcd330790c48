/** The types as a user's compiler sees them: in both ways of resolving modules, and with the declarations checked too. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.ts";

/** The settings of a strict project. */
const settings = (resolution: "nodenext" | "bundler") => ({
  compilerOptions: {
    target: "es2023",
    lib: ["es2023", "esnext.disposable"],
    types: ["node"],
    module: resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: resolution,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  },
  include: ["*.ts"],
});

/** What the compiler says in a project; nothing when all is well. */
export const typeFaults = (project: string, resolution: "nodenext" | "bundler"): string => {
  const file = `tsconfig.${resolution}.json`;
  writeFileSync(join(project, file), JSON.stringify(settings(resolution)));
  const { code, stderr, stdout } = run(join(project, "node_modules/.bin/tsc"), ["-p", file], { cwd: project });
  return code === 0 ? "" : `${stdout}${stderr}`.trim() || `the compiler ended with ${code}`;
};
