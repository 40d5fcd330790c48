/**
 * `./run first-tasks [--only USER] [--keep]`: packs the built packages and does, each in an empty folder, what the pages tell
 * the three kinds of users to do first: an application developer, the author of an adapter, a platform team. What is typed
 * and saved is taken from the pages. Needs a registry, or a warm cache of npm. Exit code 1 when a page does not hold.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packBuilt } from "../release/copy.ts";
import { adapterAuthor } from "./adapter-author.ts";
import { deskIn } from "./desk.ts";
import { developer } from "./developer.ts";
import { platformTeam } from "./platform-team.ts";

const root = join(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { keep: { type: "boolean" }, only: { type: "string", default: "" } } });
const folder = mkdtempSync(join(tmpdir(), "ocr-first-tasks-"));
const print = (line: string) => process.stdout.write(`${line}\n`);
const users = Object.entries({ developer, "adapter author": adapterAuthor, "platform team": platformTeam }).filter(
  ([user]) => user.startsWith(values.only),
);

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Does the tasks of all users; a user's later steps build upon the earlier ones. Returns how many did not get through. */
const main = async (): Promise<number> => {
  const startedAt = performance.now();
  const packed = join(folder, "packed");
  mkdirSync(packed);
  const tarballs = packBuilt(root, packed);
  print(`packed ${tarballs.length} packages (${seconds(startedAt)})`);
  if (users.length === 0) throw new Error(`there is no user ${values.only}`);
  let stumbled = 0;
  for (const [user, tasks] of users) {
    const desk = deskIn(join(folder, user.replace(" ", "-")), tarballs);
    for (const [what, step] of tasks(desk, root)) {
      const before = performance.now();
      try {
        await step();
        print(`ok   ${user}: ${what} (${seconds(before)})`);
      } catch (error) {
        stumbled += 1;
        print(`FAIL ${user}: ${what}\n${String(error).replaceAll(/^/gm, "     ")}`);
        break;
      }
    }
  }
  print(
    `${stumbled === 0 ? "all users got through" : `${stumbled} of ${users.length} users stumbled`} (${seconds(startedAt)})`,
  );
  return stumbled;
};

try {
  process.exitCode = (await main()) === 0 ? 0 : 1;
} finally {
  if (values.keep) print(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
