/** The documents that the judge draws, as tables: a group each, and those that nobody can read. */
import { badDocument, badNames, catalogue, fixtureGroups, type FixtureGroup, lockedSeed } from "@ocr/conformance";
import { tableOf } from "./markdown-table.ts";

const titles: Readonly<Record<FixtureGroup, string>> = {
  general: "Of everything",
  order: "Reading order",
  tables: "Tables",
  forms: "Forms",
  pages: "Pages",
  scripts: "Scripts",
  scans: "Scans and pictures",
};

const typeOf = (mediaType: string): string => mediaType.replace(/^.*\//, "").toUpperCase();

/** All of them, with a heading for each group. */
export const fixtureTables = async (): Promise<string> => {
  const groups = fixtureGroups.map((group) => {
    const rows = Object.entries(catalogue)
      .filter(([, entry]) => entry.group === group)
      .map(([name, { mediaType, purpose }]) => [`\`${name}\``, typeOf(mediaType), purpose]);
    return `## ${titles[group]}\n\n${tableOf(["name", "file", "what it shows"], rows)}`;
  });
  const bad = await Promise.all(
    badNames.map(async (name) => {
      const { mediaType, purpose } = await badDocument(name, lockedSeed);
      return [`\`${name}\``, typeOf(mediaType), purpose];
    }),
  );
  return [...groups, `## What nobody can read\n\n${tableOf(["name", "sent as", "what is wrong with it"], bad)}`].join(
    "\n\n",
  );
};
