/** Writes the tables that pages include, all of them made of the code, into `generated/tables`. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reasonTable, statusTable } from "./error-tables.ts";
import { listedProviders } from "./provider-list.ts";
import { abilityTable, limitTable, modelTable, overviewTable } from "./provider-tables.ts";

const out = join(import.meta.dirname, "../generated/tables");

/** All tables, by the name of their file. */
export const allTables = async (): Promise<ReadonlyMap<string, string>> =>
  new Map([
    ["overview", overviewTable(listedProviders.filter(({ modelsOfUser }) => !modelsOfUser))],
    ...listedProviders.flatMap(
      (listed) =>
        [
          [`${listed.page}-abilities`, abilityTable(listed.provider)],
          [`${listed.page}-limits`, limitTable(listed)],
          ...(listed.modelsOfUser ? [] : [[`${listed.page}-models`, modelTable(listed.provider)] as const]),
        ] as const,
    ),
    ["reasons", reasonTable()],
    ["statuses", await statusTable()],
  ]);

/** Writes them, one file each. */
export const writeTables = async (): Promise<void> => {
  await mkdir(out, { recursive: true });
  for (const [name, text] of await allTables()) await writeFile(join(out, `${name}.md`), `${text}\n`);
};
