import type { OcrResponse } from "@ocr/core";
import { describe, expect, it } from "vitest";
import { render } from "../src/format/render.ts";

const pixel = "data:image/png;base64,iVBORw0KGgo=";
const response = (...pages: ReadonlyArray<Partial<OcrResponse["pages"][number]>>): OcrResponse => ({
  model: "test",
  usage_info: { pages_processed: pages.length },
  pages: pages.map((page, index) => ({ index, markdown: "", images: [], dimensions: null, ...page })),
});
const htmlPage = (of: OcrResponse, title: string) => render(of, "html", title);
const plainText = (of: OcrResponse) => render(of, "text", "t");
const image = (id: string, image_base64: string | null) => ({
  id,
  image_base64,
  top_left_x: 0,
  top_left_y: 0,
  bottom_right_x: 1,
  bottom_right_y: 1,
});

describe("html", () => {
  it("renders headings, lists, Markdown tables and emphasis", async () => {
    const html = await htmlPage(
      response({ markdown: "# Title\n\n- one\n- **two**\n\n| a | b |\n|---|--:|\n| 1 | 2 |" }),
      "t",
    );
    expect(html).toMatch(/<h1>Title<\/h1>/);
    expect(html).toMatch(/<li><strong>two<\/strong><\/li>/);
    expect(html).toMatch(/<th>a<\/th>\s*<th style="text-align:right">b<\/th>/);
  });

  it("keeps HTML tables with merged cells, put back from tables[]", async () => {
    const content = '<table><tr><th colspan="2" onclick="x()">Sum</th></tr><tr><td>1</td><td>2</td></tr></table>';
    const tables = [{ id: "tbl-0.html", content, format: "html" }];
    const html = await htmlPage(response({ markdown: "before\n\n[tbl-0.html](tbl-0.html)\n\nafter", tables }), "t");
    expect(html).toContain('<th colspan="2">Sum</th>');
    expect(html).toContain("<p>after</p>");
    expect(html).not.toContain("onclick");
  });

  it.each([
    ["<script>alert(1)</script>", /<script/],
    ["text <img src=x onerror=alert(1)> text", /<img/],
    ["<style>body{display:none}</style>", /<style>body/],
    ["<iframe src='https://evil.example'></iframe>", /<iframe/],
    ["<form action='https://evil.example'><input name=a></form>", /<form|<input/],
    ["[x](javascript:alert(1))", /href="?javascript/i],
    ["[x](JaVaScRiPt:alert(1))", /href="?javascript/i],
    ["<a href='data:text/html,hi'>x</a>", /href="?data:/],
    ["![x](https://evil.example/track.png)", /<img|src=/],
    ["[x](//evil.example)", /href="\/\//],
    ['<td style="background:url(https://evil.example)">x</td>', /<td/],
    ["<!-- --><base href='https://evil.example'>", /<base/],
    ["</section></body><h1>out</h1>", /<\/body>\s*<h1>/],
  ])("lets nothing active through: %s", async (markdown, forbidden) => {
    const html = await htmlPage(response({ markdown }), "</title><script>");
    const body = html.slice(html.indexOf("<body>"));
    expect(body).not.toMatch(forbidden);
    expect(html).not.toMatch(/<script/);
    expect(html.match(/<\/section>/g)).toHaveLength(1);
  });

  it("shows other HTML of a document as the text that it is", async () => {
    expect(await htmlPage(response({ markdown: "use <script>x</script> here" }), "t")).toContain(
      "use &lt;script&gt;x&lt;/script&gt; here",
    );
  });

  it("embeds pictures that have bytes and names the others", async () => {
    const images = [image("img-0.png", pixel), image("img-1.jpeg", null)];
    const html = await htmlPage(
      response({ markdown: "![img-0.png](img-0.png)\n\n![img-1.jpeg](img-1.jpeg)", images }),
      "t",
    );
    expect(html).toContain(`<img src="${pixel}" alt="img-0.png">`);
    expect(html).toContain('<span class="picture">img-1.jpeg</span>');
  });
});

describe("text", () => {
  it("leaves out marks, pictures and link targets, and keeps what is read", async () => {
    const markdown =
      "# A *fine* title\n\nSee [the site](https://example.org) &amp; more, 3 \\* 4.\n\n![img-0.png](img-0.png)\n\n- one\n- two";
    expect(await plainText(response({ markdown }))).toBe(
      "A fine title\n\nSee the site & more, 3 * 4.\n\n- one\n- two\n",
    );
  });

  it("does not shout, wrap, or turn words of the document that look like tags into nothing", async () => {
    const line = "word ".repeat(60).trim();
    expect(await plainText(response({ markdown: `## Small\n\n${line} <unknown> a < b` }))).toBe(
      `Small\n\n${line} <unknown> a < b\n`,
    );
  });

  it("separates cells by tabs and pages by an empty line", async () => {
    const text = await plainText(
      response({ markdown: "| Item | Price |\n|---|---|\n| Tea | 1.50 |" }, { markdown: "" }, { markdown: "next" }),
    );
    expect(text).toBe("Item\tPrice\nTea\t1.50\n\nnext\n");
  });

  it("is empty for pages without text", async () => {
    expect(await plainText(response({ markdown: "" }))).toBe("");
  });
});
