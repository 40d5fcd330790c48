/** The platform team: judges a server that runs, sees the price before, and keeps the reports. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Desk, Step } from "./desk.ts";
import { filesOf, sectionOf } from "./page.ts";

const page = "apps/docs/conformance/index.md";

/** The variables of a line such as `export A=1 B=2`, which the page tells its reader to paste. */
const exportedBy = (line: string): Readonly<Record<string, string>> => {
  if (!line.startsWith("export ")) throw new Error(`the server printed no line to paste: ${line}`);
  return Object.fromEntries([...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = "", value = ""]) => [name, value]));
};

/** The first task of a platform team, against the reference server that the page sets up. Returns its steps. */
export const platformTeam = (desk: Desk, root: string): ReadonlyArray<Step> => {
  const { commands } = sectionOf(root, page, "### Tried out");
  let env: Readonly<Record<string, string>> = {};
  const [start = "", ...more] = commands.filter((line) => !line.startsWith("npm "));
  return [
    [
      "installs the judge",
      () => {
        for (const line of commands.filter((command) => command.startsWith("npm "))) desk.type(line);
      },
    ],
    [
      "judges a server, with a plan before and reports after",
      async () => {
        for (const [path, code] of filesOf(root, page)) desk.save(path, code);
        const server = await desk.start(start);
        env = exportedBy(server.line);
        try {
          for (const line of more)
            desk.type(line, { env, prints: [line.endsWith("--plan") ? "billed pages" : ": conformant"] });
        } finally {
          server.end();
        }
        const files = more.flatMap((line) =>
          [...line.matchAll(/(?:html|junit)=([\w.-]+)/g)].map(([, file = ""]) => file),
        );
        const missing = files.filter((file) => !existsSync(join(desk.folder, file)));
        if (files.length < 2 || missing.length > 0)
          throw new Error(`reports: ${files.join()}; not written: ${missing.join()}`);
      },
    ],
    [
      "is told when the server is gone",
      () => {
        const line = more.find((command) => !command.endsWith("--plan")) ?? "";
        desk.type(line, { code: 3, env, prints: ["npx ocr-conformance: nobody answers at http://127.0.0.1:"] });
      },
    ],
  ];
};
