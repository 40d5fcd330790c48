import { toText } from "@ocr/core/output";
import { describe, expect, it } from "vitest";
import { image, oneOf, pageOf } from "./output-page.ts";

const text = (markdown: string) => toText(oneOf(markdown));

describe("toText", () => {
  it("takes the signs of Markdown away and keeps lines", () => {
    expect(text("# A *b* **c** ~~d~~ `e_f`\n\nStreet 1\nTown\\*\n\n> said\n\n[label](https://x.y) <https://z.z>")).toBe(
      "A b c d e_f\n\nStreet 1\nTown*\n\nsaid\n\nlabel https://z.z\n",
    );
  });

  it("keeps the numbers of a list as they are written, and nests", () => {
    expect(text("3. c\n5. e\n   - x\n\n     more\n7) g")).toBe("3. c\n5. e\n   - x\n     more\n\n7) g\n");
  });

  it("writes rows with tabs, and loses no cell of a row that is too long", () => {
    expect(text("| a | b |\n| --- | :-: |\n| **1** | 2 \\| 3 | extra |\n| x |")).toBe(
      "a\tb\t\n1\t2 | 3\textra\nx\t\t\n",
    );
  });

  it("reads HTML tables: spans leave empty places, markup goes, characters come back", () => {
    const html =
      '<table>\n<tr><td rowspan="2">A &amp; B</td><td colspan=2>top</td></tr>\n\n<tr><td>1<br>2</td><td><b>3</b></td></tr></table>';
    expect(text(`before\n${html}\n\nafter`)).toBe("before\n\nA & B\ttop\t\n\t1 2\t3\n\nafter\n");
  });

  it("leaves text alone that only looks like markup", () => {
    expect(text("List<String> & <foo> a_b_c 2 * 3 * 4\n\n[1]: Smith\n\n<div>x</div>")).toBe(
      "List<String> & <foo> a_b_c 2 * 3 * 4\n\n[1]: Smith\n\n<div>x</div>\n",
    );
  });

  it("never makes another number of raised digits", () => {
    expect(text("10<sup>6</sup> H<sub>2</sub>O x<sup>-1</sup> 1<sup>st</sup> a<br>b")).toBe("10⁶ H₂O x⁻¹ 1st a\nb\n");
  });

  it("keeps formulas and prices", () => {
    expect(text("$x_1 * y_2$ and \\( ^{1} \\), $5 to $10, *b* costs $7")).toBe(
      "$x_1 * y_2$ and \\( ^{1} \\), $5 to $10, b costs $7\n",
    );
    expect(text("Total: $\\$ 15.00$, 5 $5 \\%$")).toBe("Total: $ 15.00, 5 5 %\n");
    expect(text("$$\na\n- b\n\\\\\n$$")).toBe("$$\na\n- b\n\\\\\n$$\n");
    expect(text("$5 **a** b_c US$ x")).toBe("$5 a b_c US$ x\n");
    expect(text("US$ 5 and **US$ 6**")).toBe("US$ 5 and US$ 6\n");
  });

  it("leaves out pictures, except what is said about them", () => {
    const page = oneOf("a ![img-0.jpeg](img-0.jpeg) b ![A dog](img-1.jpeg)", { images: [image("img-0.jpeg")] });
    expect(toText(page)).toBe("a  b A dog\n");
  });

  it("joins the pages that have text", () => {
    const response = { pages: [pageOf("one\r\nline"), pageOf(""), pageOf("two", { footer: "f" })] };
    expect(toText(response)).toBe("one\nline\n\ntwo\n");
    expect(toText(response, { pageSeparator: "\f", footer: true })).toBe("one\nline\ftwo\n\nf\n");
    expect(toText({ pages: [] })).toBe("");
  });

  it("reads a page of nothing but signs in no time", () => {
    const signs = ["$", "\\(", "<b>", "![", "[", "<table>", "| ", "* ", "> ", "`", "$$\n", "\\[ ", "- x\n"];
    const slow = signs.filter((sign) => {
      const start = performance.now();
      text(sign.repeat(5000));
      return performance.now() - start > 3000;
    });
    expect(slow).toEqual([]);
  });
});
