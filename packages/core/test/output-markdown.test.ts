import { toMarkdown } from "@ocr/core";
import { describe, expect, it } from "vitest";
import { image, oneOf, pageOf, png } from "./output-page.ts";

const table = (id: string, content: string) => ({ id, content, format: "markdown" });

describe("toMarkdown", () => {
  it("separates pages by a rule, or by what is asked for, and says nothing of an empty document", () => {
    const response = { pages: [pageOf("one"), pageOf("two", { index: 1 })] };
    expect(toMarkdown(response)).toBe("one\n\n---\n\ntwo\n");
    expect(toMarkdown(response, { pageSeparator: "\f" })).toBe("one\ftwo\n");
    expect(toMarkdown({ pages: [] })).toBe("");
    expect(toMarkdown(oneOf(" \n"))).toBe("");
  });

  it("puts tables back as paragraphs of their own, also where vendors left no empty line", () => {
    const tables = [table("tbl-1.md", "| b |\n| --- |"), table("tbl-0.md", "| a |\n| --- |")];
    expect(toMarkdown(oneOf("before\n[tbl-0.md](tbl-0.md)\nTable 1: x [tbl-1.md](tbl-1.md) y", { tables }))).toBe(
      "before\n\n| a |\n| --- |\n\nTable 1: x \n\n| b |\n| --- |\n\n y\n",
    );
  });

  it("loses no table: without a placeholder, with the id of another one, or with its placeholder in a row", () => {
    const tables = [table("t", "| one |"), table("t", "| two |"), table("u", "| three |")];
    expect(toMarkdown(oneOf("[t](t)\n\n[t](t)", { tables }))).toBe("| one |\n\n| two |\n\n| three |\n");
    expect(toMarkdown(oneOf("[t](t)", { tables: tables.slice(0, 2) }))).toBe("| one |\n\n| two |\n");
    const inRow = toMarkdown(oneOf("| a | [u](u) |\n| --- | --- |", { tables: tables.slice(2) }));
    expect(inRow).toBe("| a | [u](u) |\n| --- | --- |\n\n| three |\n");
  });

  it("keeps, drops, embeds or rewrites pictures, in tables too", () => {
    const images = [image("img-0.jpeg", `data:image/png;base64,${png}`), image("img-1.jpeg")];
    const tables = [table("t", "| ![img-0.jpeg](img-0.jpeg) |\n| --- |")];
    const response = oneOf("A\n\n![img-1.jpeg](img-1.jpeg)\n\n[t](t)\n\n![x](https://example.com/x.png)", {
      images,
      tables,
    });
    expect(toMarkdown(response)).toContain("![img-1.jpeg](img-1.jpeg)");
    expect(toMarkdown(response, { images: "drop" })).toBe("A\n\n|  |\n| --- |\n\n![x](https://example.com/x.png)\n");
    const embedded = toMarkdown(response, { images: "embed" });
    expect(embedded).toContain(`| ![img-0.jpeg](data:image/png;base64,${png}) |`);
    expect(embedded).toContain("![img-1.jpeg](img-1.jpeg)");
    const own = toMarkdown(response, { images: ({ id }, label) => `<${id} ${label} $&>` });
    expect(own).toContain("<img-1.jpeg img-1.jpeg $&>");
    expect(own).toContain("![x](https://example.com/x.png)");
  });

  it("gives bytes without a head the type that they have, and never embeds what is not base64", () => {
    const raw = oneOf("![a](a) ![b](b)", {
      images: [image("a", png), image("b", "data:image/png;base64,x) [evil](y")],
    });
    expect(toMarkdown(raw, { images: "embed" })).toBe(`![a](data:image/png;base64,${png}) ![b](b)\n`);
  });

  it("writes header and footer fields only when asked", () => {
    const response = oneOf("body", { header: "Report\n", footer: "Page 1" });
    expect(toMarkdown(response)).toBe("body\n");
    expect(toMarkdown(response, { header: true, footer: true })).toBe("Report\n\nbody\n\nPage 1\n");
  });

  it("marks pages, counted from 1 or as the caller likes", () => {
    const response = { pages: [pageOf("one", { index: 4 })] };
    expect(toMarkdown(response, { pageMarks: true })).toBe("<!-- page 5 -->\n\none\n");
    expect(toMarkdown(response, { pageMarks: ({ index }) => `[${index}]` })).toBe("[4]\n\none\n");
  });
});
