/** Acme's server, as far as the adapter knows it: a `fetch` that answers in Acme's own words. The suite's reference knows what is printed in its documents. */
import { referenceBackend, referenceKey } from "@ocr/conformance";

interface Page {
  readonly index: number;
  readonly markdown: string;
  readonly dimensions: { readonly width: number; readonly height: number };
  readonly tables: ReadonlyArray<{ readonly content: string }>;
}

/** The key that it takes. */
export const acmeKey = "acme-key-1";

/** Answers `POST /read`. */
export const acmeServer: typeof globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (request.headers.get("x-api-key") !== acmeKey) return Response.json({ message: "who are you?" }, { status: 401 });
  const query = new URL(request.url).searchParams;
  const mediaType = request.headers.get("content-type") ?? "";
  const data = `data:${mediaType};base64,${Buffer.from(await request.arrayBuffer()).toString("base64")}`;
  const sheets = query
    .get("sheets")
    ?.split(",")
    .map((sheet) => Number(sheet) - 1);
  const answer = await referenceBackend("https://reference.invalid/v1/ocr", {
    method: "POST",
    headers: { authorization: `Bearer ${referenceKey}` },
    body: JSON.stringify({
      document: mediaType.startsWith("image/") ? { image_url: data } : { document_url: data },
      ...(sheets === undefined ? {} : { pages: sheets }),
      ...(query.get("tables") === "html" ? { table_format: "html" } : {}),
    }),
  });
  if (!answer.ok) return answer;
  const { pages } = (await answer.json()) as { readonly pages: ReadonlyArray<Page> };
  let tables = 0;
  return Response.json({
    sheets: pages.map((page) => ({
      number: page.index + 1,
      text: page.markdown.replaceAll(/!\[.*?\]\(.*?\)/g, "").replaceAll(/\[tbl-(\d+)\.html\]\(.*?\)/g, "{table $1}"),
      width: page.dimensions.width,
      height: page.dimensions.height,
      tables: page.tables.map(({ content }) => ({ number: tables++, html: content })),
    })),
  });
};
