/** Header and footer: by repetition, by what they say, by their place; and text that is none of them. */
import { describe, expect, it } from "vitest";
import type { PageContent, Word } from "../src/page/content.ts";
import { compose, line, lines, page, prose } from "./layout-content.ts";

const extract = { extractHeader: true, extractFooter: true };

const body = (index: number, top = 120): ReadonlyArray<Word> => lines(prose(`Page${index}text`, 40, 480), 50, top);

const documentOf = (margins: (index: number) => ReadonlyArray<Word>, count = 4): ReadonlyArray<PageContent> =>
  Array.from({ length: count }, (_, index) => page([...margins(index), ...body(index)], { index }));

describe("header and footer", () => {
  it("finds rows that repeat on the pages, their numbers aside", () => {
    const pages = compose(
      documentOf((index) => [...line("The Journal of Examples", 50, 40), ...line(`page ${index + 11}`, 280, 770)]),
      extract,
    );
    expect(pages.map(({ header }) => header)).toEqual(Array(4).fill("The Journal of Examples"));
    expect(pages.map(({ footer }) => footer)).toEqual(["page 11", "page 12", "page 13", "page 14"]);
    for (const { markdown } of pages) expect(markdown).toMatch(/^Page\dtext0[^]*$/);
  });

  it("finds titles that change from page to page but keep their place", () => {
    const titles = ["Chapter One", "Of Whales", "Chapter Two", "Of Ships"];
    const pages = compose(
      documentOf((index) => line(titles[index] ?? "", 420, 50)),
      extract,
    );
    expect(pages.map(({ header }) => header)).toEqual(titles);
  });

  it.each([
    "Downloaded from https://example.org on 3 May 2020",
    "www.example.org",
    "doi:10.1000/182",
    "© 2014 Example Corporation. All rights reserved.",
    "Revision: 2.4",
    "Page 3 of 10",
    "March 2014 | Volume 8 | Issue 3",
    "- 41 -",
  ])("knows on a single page by what it says: %s", (text) => {
    const [first] = compose([page([...body(0), ...line(text, 200, 765)])], extract);
    expect(first?.footer).toBe(text);
    expect(first?.markdown).not.toContain(text);
  });

  it("knows a page number far from the rest of the row: left, right, in the middle", () => {
    const rows = [
      [...line("96", 50, 60), ...line("Hierarchical Grouping Routines of Chapter 8", 330, 60)],
      [...line("Hierarchical Grouping Routines of Chapter 8", 50, 60), ...line("97", 520, 60)],
      [...line("Users and Manuals 3.6", 50, 60), ...line("- 38 -", 270, 60), ...line("Manual of Users", 460, 60)],
    ];
    for (const row of rows) {
      const [first] = compose([page([...row, ...body(0, 85)])], extract);
      expect(first?.header).toBe(row.map(({ text }) => text).join(" "));
    }
  });

  it("takes a short lone row above running text for a header, and a large one for a title", () => {
    const [lone] = compose([page([...line("Advocacy in Action", 50, 40), ...body(0)])], extract);
    expect(lone?.header).toBe("Advocacy in Action");
    const [title] = compose([page([...line("Advocacy in Action", 50, 40, { size: 20 }), ...body(0)])], extract);
    expect(title?.header).toBeNull();
    expect(title?.markdown).toMatch(/^# Advocacy in Action/);
  });

  it("takes a running head that begins with a number for a header, and the heading of a section for none", () => {
    const [running] = compose([page([...line("8. Commands of Mathematics", 50, 50), ...body(0, 90)])], extract);
    expect(running?.header).toBe("8. Commands of Mathematics");
    const [near] = compose([page([...line("8. Commands of Mathematics", 50, 50), ...body(0, 75)])], extract);
    expect(near?.header).toBeNull();
    const heading = line("8. Commands of Mathematics", 50, 50, { bold: true });
    const [bold] = compose([page([...heading, ...body(0, 90)])], extract);
    expect(bold?.header).toBeNull();
  });

  it("leaves headings over columns in the text, and the scale of a chart", () => {
    const columns = [50, 220, 390].flatMap((x) => lines(prose(`Col${x}`, 40, 150), x, 120));
    const heads = [...line("Packages", 80, 60), ...line("Networks", 250, 60)];
    expect(compose([page([...heads, ...columns])], extract)[0]?.header).toBeNull();
    const scale = ["0", "20", "40", "60"].flatMap((text, index) => line(text, 60 + 120 * index, 765));
    expect(compose([page([...body(0), ...scale])], extract)[0]?.footer).toBeNull();
  });

  it("leaves the last line of a paragraph, a list item, a caption and a footnote in the text", () => {
    for (const text of [
      "so ends the sentence of the page before.",
      "• An item of a list",
      "Table 6.1: Markets in Europe",
    ]) {
      const [first] = compose([page([...line(text, 50, 60), ...body(0)])], extract);
      expect(first?.header).toBeNull();
    }
    const [noted] = compose(
      [page([...body(0), ...line("4 See www.example.org for more.", 50, 740, { size: 8 })])],
      extract,
    );
    expect(noted?.footer).toBeNull();
  });

  it("finds page numbers above a wide lower margin, and below a short page when others have theirs there", () => {
    const short = page([...lines(prose("Short", 5, 480), 50, 120), ...line("3", 298, 240)], { index: 2 });
    const pages = compose(
      [0, 1].map((index) => page([...body(index), ...line(`${index + 1}`, 298, 670)], { index })).concat(short),
      extract,
    );
    expect(pages.map(({ footer }) => footer)).toEqual(["1", "2", "3"]);
  });

  it("keeps them in the text when they are not asked for, as blocks of their own", () => {
    const [first] = compose([page([...line("- 3 -", 280, 40), ...body(0)])]);
    expect(first?.header).toBeNull();
    expect(first?.markdown).toMatch(/^\\- 3 -\n\nPage0text0/);
    expect(first?.blocks?.[0]).toMatchObject({ type: "header", content: "\\- 3 -" });
    const [taken] = compose([page([...line("- 3 -", 280, 40), ...body(0)])], extract);
    expect(taken?.blocks?.[0]).toMatchObject({ type: "header", content: "- 3 -" });
  });

  it("takes a stamp in the outer margin for a header", () => {
    const stamp = "Downloaded from example.org on Monday".split(" ").map((text, index): Word => ({
      text,
      x0: 10,
      x1: 22,
      y0: 600 - 50 * index,
      y1: 646 - 50 * index,
      baseline: 646 - 50 * index,
      size: 10,
      bold: false,
      italic: false,
      monospace: false,
      rotated: true,
    }));
    const [first] = compose([page([...stamp, ...body(0)])], extract);
    expect(first?.header).toBe("Downloaded from example.org on Monday");
  });
});
