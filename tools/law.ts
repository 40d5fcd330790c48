/** Holds one file against the import law. */
import { importsOf, lawName } from "./imports.ts";
import { rooms } from "./rooms.ts";

/** The room of a file such as `core/pages.ts`: the longest name in the law that it starts with. */
export const roomOf = (
  file: string,
  law: Readonly<Record<string, ReadonlyArray<string>>> = rooms,
): string | undefined =>
  Object.keys(law)
    .filter((room) => (room.endsWith("/") ? file.startsWith(room) : file === room))
    .toSorted((a, b) => b.length - a.length)[0];

const allows = (allowed: string, name: string): boolean => {
  // `npm:` stands for any package that is neither ours nor Node's.
  if (allowed === "npm:") return !/^(#|node:|@ocr\/|\.)/.test(name);
  if (allowed.endsWith("/") || allowed.endsWith(":") || allowed === "#") return name.startsWith(allowed);
  return name === allowed;
};

/** The ways in which a file breaks the law; none when it keeps it. */
export const breaches = (
  file: string,
  source: string,
  law: Readonly<Record<string, ReadonlyArray<string>>> = rooms,
): ReadonlyArray<string> => {
  const room = roomOf(file, law);
  if (room === undefined) return [`${file} has no room: give it one in tools/rooms.ts`];
  const allowed = law[room] ?? [];
  return importsOf(source)
    .map((specifier) => lawName(file, specifier))
    .filter((name) => !allowed.some((entry) => allows(entry, name)))
    .map((name) => `${file} (room ${room}) must not import ${name}`);
};
