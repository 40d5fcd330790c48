import { createOcr } from "@ocr/core";
import type { Capabilities, DraftPage } from "@ocr/core/provider";
import { describe, expect, it } from "vitest";
import { echo, pdf } from "./echo.ts";

const box = { top_left_x: 0, top_left_y: 0, bottom_right_x: 1, bottom_right_y: 1 };
const table = "| a | b |\n| --- | --- |\n| 1 | 2 |";
const page: DraftPage = {
  index: 0,
  markdown: `Running title\n\nBefore\n\n${table}\n\nAfter\n\nPage 1`,
  blocks: [
    { ...box, type: "header", content: "Running title" },
    { ...box, type: "text", content: "Before" },
    { ...box, type: "table", content: table },
    { ...box, type: "text", content: "After" },
    { ...box, type: "footer", content: "Page 1" },
  ],
};

const read = async (options: object, capabilities: Partial<Capabilities>) => {
  const provider = echo(() => ({ pages: [page] }), capabilities);
  const { meta, response } = await createOcr({ provider }).process({ document: pdf, ...options });
  const [first] = response.pages;
  if (first === undefined) throw new Error("a page was expected");
  return { page: first, warnings: meta.warnings, asked: provider.calls[0]?.options };
};

describe("what a provider leaves to core", () => {
  it.each(["markdown", "html"] as const)("tables are moved out as %s", async (format) => {
    const { asked, page: moved } = await read({ table_format: format }, { blocks: true });
    const id = format === "html" ? "tbl-0.html" : "tbl-0.md";
    expect(asked?.tableFormat).toBeUndefined();
    expect(moved.tables).toMatchObject([{ id, format }]);
    expect(moved.tables?.[0]?.content).toContain(format === "html" ? "<td>1</td>" : "| 1 | 2 |");
    expect(moved.markdown).toContain(`Before\n\n[${id}](${id})\n\nAfter`);
    expect(moved.blocks?.find(({ type }) => type === "table")?.table_id).toBe(id);
  });

  it("a format that the provider can do is the provider's", async () => {
    const { asked } = await read({ table_format: "html" }, { tableFormats: ["html"] });
    expect(asked?.tableFormat).toBe("html");
  });

  it("headers and footers move to their fields, found by their blocks, which are dropped again when not wanted", async () => {
    const options = { extract_header: true, extract_footer: true, include_blocks: false };
    const { asked, page: moved } = await read(options, { blocks: true });
    expect(asked).toMatchObject({ extractHeader: false, extractFooter: false, includeBlocks: true });
    expect(moved).toMatchObject({ header: "Running title", footer: "Page 1", blocks: null });
    expect(moved.markdown).toBe(`Before\n\n${table}\n\nAfter`);
  });

  it("a header that cannot be found in the text stays, with a warning", async () => {
    const strange = { ...page, markdown: "Running titel\n\nBefore" };
    const provider = echo(() => ({ pages: [strange] }), { blocks: true });
    const { meta, response } = await createOcr({ provider }).process({ document: pdf, extract_header: true });
    expect(response.pages[0]?.markdown).toBe(strange.markdown);
    expect(meta.warnings.map(({ code }) => code)).toEqual(["margin-not-moved"]);
  });
});
