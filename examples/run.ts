/** `./run example NAME [FILE…]`: runs an example of this folder on the sources of this checkout. */
import { existsSync, globSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const [name = "", ...words] = process.argv.slice(2);
const names = globSync("*/main.ts", { cwd: import.meta.dirname })
  .map((path) => dirname(path))
  .filter((folder) => existsSync(join(import.meta.dirname, folder, "package.json")));
if (names.includes(name)) {
  // A file is meant from where the user stands; the example runs in its own folder.
  const from = process.env["OCR_CWD"] ?? process.cwd();
  const given = words.map((word) => (existsSync(resolve(from, word)) ? resolve(from, word) : word));
  process.argv.splice(2, process.argv.length, ...given);
  process.chdir(join(import.meta.dirname, name));
  await import(`./${name}/main.ts`);
} else if (name === "adapter") {
  console.error(
    "examples/adapter is a test: ./run exec vitest run --project tools adapter-guide; docs/adapter.md builds it",
  );
  process.exitCode = 2;
} else {
  console.error(`./run example NAME, where NAME is one of ${names.toSorted().join(", ")}`);
  process.exitCode = 2;
}
