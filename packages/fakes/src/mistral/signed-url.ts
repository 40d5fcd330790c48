/** Signed addresses of files: whoever has one may read the file until it expires. */
import { createHash } from "node:crypto";
import type { State, StoredFile } from "./state.ts";

const signatureOf = (id: string, expires: string): string =>
  createHash("sha256").update(`${id} ${expires}`).digest("hex").slice(0, 32);

/** An address that is good for some hours. */
export const signedUrl = (origin: string, id: string, hours: number, now: number): string => {
  const expires = new Date(now + hours * 3_600_000).toISOString();
  const query = new URLSearchParams({ se: expires, sp: "r", sr: "b", sig: signatureOf(id, expires) });
  return `${origin}/signed/${id}?${query.toString()}`;
};

/** The file behind an address; undefined when it has expired, was changed, or when the file is gone. */
export const signedFile = (url: URL, state: State): StoredFile | undefined => {
  const id = /^\/signed\/([^/]+)$/.exec(url.pathname)?.[1] ?? "";
  const expires = url.searchParams.get("se") ?? "";
  if (url.searchParams.get("sig") !== signatureOf(id, expires) || Date.parse(expires) <= state.now()) return undefined;
  return state.files.get(id);
};
