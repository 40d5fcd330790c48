/** Recorded replies of Mistral, where they are at hand: nothing of them is lost. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { clientOf, secret } from "./setup.ts";

const folder = join(import.meta.dirname, "../../../../shared/samples/mistral");
const names = existsSync(folder)
  ? readdirSync(folder).filter((name) => /^\d+-(?!error|files|live-response).*\.json$/.test(name))
  : [];
if (names.length === 0) console.log("the folder of recorded replies is not here: they were not checked");

interface Reply {
  readonly model: string;
  readonly pages: ReadonlyArray<Record<string, unknown>>;
  readonly document_annotation?: string | null;
  readonly usage_info: { readonly pages_processed: number };
}

describe.skipIf(names.length === 0)("recorded replies", () => {
  it.each(names)("%s comes through whole", async (name) => {
    const recorded = JSON.parse(readFileSync(join(folder, name), "utf8")) as Reply;
    const fetch = (async () => Response.json(recorded)) as typeof globalThis.fetch;
    const { meta, response } = await clientOf({ url: "https://api.example.com" }, { fetch, apiKey: secret }).process({
      document: { file_id: "x" },
      include_image_base64: true,
    });
    expect(response.model).toBe(recorded.model);
    expect(response.document_annotation ?? null).toBe(recorded.document_annotation ?? null);
    expect(response.usage_info).toMatchObject(recorded.usage_info);
    expect(response.pages).toHaveLength(recorded.pages.length);
    for (const [n, page] of recorded.pages.entries()) expect(response.pages[n]).toMatchObject(page);
    expect(meta.cost?.pages).toBe(recorded.usage_info.pages_processed);
  });
});
