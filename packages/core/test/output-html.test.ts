import { toHtml } from "@ocr/core/output";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { image, oneOf, pageOf, png } from "./output-page.ts";

const html = (markdown: string, rest = {}) => toHtml(oneOf(markdown, rest), { fragment: true });

const tags = new Set(
  (
    "section h1 h2 h3 h4 h5 h6 p br hr blockquote pre code ul ol li table caption thead tbody tr th td a strong em s u " +
    "sup sub img span div"
  ).split(" "),
);
const attributes: Readonly<Record<string, RegExp>> = {
  "section data-page": /^\d+$/,
  "a href": /^(https?:\/\/|mailto:)/i,
  "a rel": /^noopener noreferrer$/,
  "img src": /^data:image\//,
  "img alt": /^/,
  "span class": /^(math|picture)$/,
  "div class": /^math$/,
  "code class": /^language-[\w+#.-]+$/,
  "ol start": /^\d+$/,
  "li value": /^\d+$/,
  "th colspan": /^\d+$/,
  "th rowspan": /^\d+$/,
  "td colspan": /^\d+$/,
  "td rowspan": /^\d+$/,
  "th style": /^text-align:(left|center|right)$/,
  "td style": /^text-align:(left|center|right)$/,
};

/** Everything in a text of HTML that our own writing cannot have made; and whether its tags are balanced. */
const foreign = (source: string): Array<string> => {
  const found: Array<string> = [];
  const open: Array<string> = [];
  const parser = new Parser(
    {
      onopentag: (name, given) => {
        if (!tags.has(name)) found.push(`<${name}>`);
        for (const [key, value] of Object.entries(given)) {
          if (attributes[`${name} ${key}`]?.test(value) !== true) found.push(`<${name} ${key}="${value}">`);
        }
        if (!["br", "hr", "img"].includes(name)) open.push(name);
      },
      onclosetag: (name, isImplied) => {
        if (["br", "hr", "img"].includes(name)) return;
        if (isImplied || open.pop() !== name) found.push(`unbalanced ${name}`);
      },
      oncomment: () => found.push("comment"),
      onprocessinginstruction: () => found.push("instruction"),
    },
    {},
  );
  parser.end(source);
  return [...found, ...open];
};

const pieces = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '<a href="javascript:alert(1)">x</a>',
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt&#58;alert(1))",
  "[x](data:text/html,<script>)",
  '[x](https://ok.example/"onclick="y)',
  "![x](https://evil.example/x.png)",
  '![x"onerror="y](img-0.jpeg)',
  "<https://ok.example>",
  "<table onclick=x><tr><td colspan=2 style=x>a<script>b</script>",
  "</td></tr></table>",
  "<b>",
  "</b>",
  "<sup>1</sup>",
  "**",
  "*",
  "~~",
  "`",
  '```js"><b>\n',
  "$a_1$",
  "$$\n",
  "| a | b |\n| - | - |\n",
  "| c ",
  "\n",
  "\n\n",
  "- ",
  "7. ",
  "> ",
  "    ",
  "# ",
  "<!-- x -->",
  "<![CDATA[x]]>",
  "&lt;script&gt;",
  "\\",
  "</section>",
  "text",
  " ",
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8 })), {
  maxLength: 30,
  size: "max",
});

describe("toHtml", () => {
  it("writes sections with the page's number", () => {
    const response = { pages: [pageOf("# A", { index: 2 }), pageOf("b\nc", { index: 5 })] };
    expect(toHtml(response, { fragment: true })).toBe(
      '<section data-page="2">\n<h1>A</h1>\n</section>\n<section data-page="5">\n<p>b<br>\nc</p>\n</section>\n',
    );
  });

  it("writes a standalone document that loads nothing, with a title that stays text", () => {
    const page = toHtml(oneOf("x"), { title: "</title><script>", lang: 'e"n' });
    expect(page).toMatch(/^<!doctype html>\n<html lang="e&quot;n">/);
    expect(page).toContain("<title>&lt;/title&gt;&lt;script&gt;</title>");
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain("<script");
  });

  it("keeps the numbers of lists, nests them, and aligns columns", () => {
    expect(html("3. c\n5. d\n   - x")).toContain(
      '<ol start="3">\n<li>c</li>\n<li value="5">d\n<ul>\n<li>x</li>\n</ul></li>\n</ol>',
    );
    expect(html("| a |\n| -: |\n| 1 |")).toContain('<td style="text-align:right">1</td>');
  });

  it("writes HTML tables anew: spans stay, all else of the source goes or is text", () => {
    const source =
      '<table class="x"><thead><tr onclick="y"><th>H</th><th>I</th></tr></thead>' +
      '<tr><td rowspan="2" style="color:red">a<script>alert(1)</script></td><td><b>b</b> <foo>c</foo></td></tr><tr><td>d</td></tr></table>';
    expect(html(source)).toBe(`<section data-page="0">
<table>
<thead>
<tr><th>H</th><th>I</th></tr>
</thead>
<tbody>
<tr><td rowspan="2">a&lt;script&gt;alert(1)&lt;/script&gt;</td><td><strong>b</strong> &lt;foo&gt;c&lt;/foo&gt;</td></tr>
<tr><td>d</td></tr>
</tbody>
</table>
</section>
`);
  });

  it("shows pictures of the response only, by their bytes or by their label", () => {
    const images = [image("img 0.png", png), image("img-1.jpeg")];
    const source = "![one](<img 0.png>) ![img-1.jpeg](img-1.jpeg) ![far](https://example.com/x.png)";
    expect(html(source, { images })).toContain(
      `<p><img src="data:image/png;base64,${png}" alt="one"> <span class="picture">img-1.jpeg</span> <span class="picture">far</span></p>`,
    );
    expect(toHtml(oneOf(source, { images }), { fragment: true, images: "drop" })).not.toMatch(/<img|img-1/);
    const own = toHtml(oneOf(source, { images }), { images: ({ id }) => (id === "img-1.jpeg" ? "/a?b&c" : undefined) });
    expect(own).toContain('<img src="/a?b&amp;c" alt="img-1.jpeg">');
    expect(own).not.toContain(png);
  });

  it("writes margins when asked", () => {
    const page = oneOf("b", { header: "H <1>\nI", footer: "F" });
    expect(toHtml(page, { fragment: true })).not.toContain("H");
    const both = toHtml(page, { fragment: true, header: true, footer: true });
    expect(both).toContain("<header>H &lt;1&gt;<br>\nI</header>\n<p>b</p>\n<footer>F</footer>");
  });

  it("follows links to the web and to mail only", () => {
    const links = "[a](https://a.b) [b](mailto:a@b.c) [c](ftp://x.y) [d](/local) [e](#f) [g](//h.i) [j](vbscript:x)";
    expect(html(links)).toContain(
      '<a href="https://a.b" rel="noopener noreferrer">a</a> <a href="mailto:a@b.c" rel="noopener noreferrer">b</a> c d e g j',
    );
  });

  it("writes nothing but its own balanced tags, whatever a page says", () => {
    const images = [image("img-0.jpeg", `data:image/svg+xml;base64,${png}`)];
    fc.assert(
      fc.property(hostile, (parts) => {
        expect(
          foreign(html(parts.join(""), { images, tables: [{ id: "t", content: parts.join(" "), format: "html" }] })),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
