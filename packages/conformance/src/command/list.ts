/** The list of checks, for people or as JSON. */
import { registry } from "../registry.ts";
import { parsed } from "./arguments.ts";

/** The checks as text; with `--json` as JSON. Throws when there are other words. */
export const listText = (words: ReadonlyArray<string>): string => {
  const flag = { type: "boolean", default: false } as const;
  const { values } = parsed({ args: [...words], options: { list: flag, json: flag } });
  if (!values.json)
    return registry.map(({ clause, id, level, title }) => `${id}  ${clause} ${level}  ${title}`).join("\n");
  const checks = registry.map(({ clause, id, level, needs, profile, title }) => ({
    id,
    clause,
    level,
    profile,
    title,
    ...(needs === undefined ? {} : { needs }),
  }));
  return JSON.stringify({ spec: "ocr/1", checks }, undefined, 2);
};
