/** The committed example documents are exactly what the generator draws. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { documents } from "../generate/documents.ts";

const folder = join(import.meta.dirname, "..", "documents");
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

it.each(Object.entries(documents))("draws %s with the committed bytes", async (name, make) => {
  expect(digest(await make())).toBe(digest(readFileSync(join(folder, name))));
});

it("draws every committed document, and together they stay under a megabyte", () => {
  const files = readdirSync(folder);
  expect(files.toSorted()).toEqual(Object.keys(documents).toSorted());
  expect(files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)).toBeLessThan(1_000_000);
});
