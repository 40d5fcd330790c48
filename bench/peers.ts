/** Figures of other engines on the same documents, as they stand beside the corpus. None of them is kept here. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The parsed file; read its parts with {@link peersAt}. */
export type Peers = unknown;

/** Reads `peers.json` of the corpus; undefined when it is not there. */
export const readPeers = (corpus: string): Peers => {
  const path = join(corpus, "peers.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as unknown) : undefined;
};

/** The value at a path of keys; undefined when a step is missing. */
export const peerValue = (peers: Peers, ...path: ReadonlyArray<string>): unknown => {
  let current = peers;
  for (const key of path)
    current = typeof current === "object" && current !== null ? (current as Record<string, unknown>)[key] : undefined;
  return current;
};

/** The entries at a path, by engine (or whatever the keys are there); none when a step is missing. */
export const peersAt = (peers: Peers, ...path: ReadonlyArray<string>): ReadonlyArray<readonly [string, unknown]> => {
  const value = peerValue(peers, ...path);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
};
