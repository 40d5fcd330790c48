/** Acme Reader as a provider. Copy this folder, and put your own engine where Acme's is. */
import { type Credential, defineProvider, errorFromResponse, keyFor, type Provider } from "@ocr/core/provider";
import * as z from "zod";

const table = z.object({ number: z.int(), html: z.string() });
const sheet = z.object({ number: z.int(), text: z.string(), width: z.int(), height: z.int(), tables: z.array(table) });
const reply = z.object({ sheets: z.array(sheet) });

/** Makes the provider. Without `apiKey` the variable ACME_API_KEY is read at each call. */
export const acme = (apiKey?: Credential, baseURL = "https://reader.acme.example"): Provider =>
  defineProvider({
    name: "acme",
    models: { "reader-1": { price: { usdPerPage: 0.001, source: "https://acme.example/prices", date: "2026-11-20" } } },
    capabilities: { documents: ["bytes"], pages: "native", tableFormats: ["html"] },
    process: async ({ document, fetch, markBilled, model, now, options, pages, signal }) => {
      if (document.kind !== "bytes") throw new TypeError("acme takes bytes only");
      const url = new URL("/read", baseURL);
      if (pages !== "all") url.searchParams.set("sheets", pages.map((page) => page + 1).join());
      if (options.tableFormat === "html") url.searchParams.set("tables", "html");
      const key = await keyFor({ provider: "acme", apiKey, variable: "ACME_API_KEY" });
      const headers = { "x-api-key": key, "content-type": document.mediaType };
      const body = new Uint8Array(document.bytes);
      const response = await fetch(url, { method: "POST", redirect: "manual", signal, headers, body });
      if (!response.ok) throw await errorFromResponse("acme", response, { model, now: now(), secret: key });
      markBilled();
      const { sheets } = reply.parse(JSON.parse(await response.text()));
      return {
        pages: sheets.map(({ height, number, tables, text, width }) => ({
          index: number - 1,
          markdown: text.replaceAll(/\{table (\d+)\}/g, "[tbl-$1.html](tbl-$1.html)"),
          dimensions: { dpi: 144, width, height },
          tables: tables.map(({ html, number: id }) => ({ id: `tbl-${id}.html`, content: html, format: "html" })),
        })),
      };
    },
  });
