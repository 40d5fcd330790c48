import { PDFName, PDFString } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { openDrawing, readDrawing, type Drawing } from "./pdf-drawing.ts";

const addLink = (
  { document, page }: Drawing,
  url: string,
  box: ReadonlyArray<number>,
  quads?: ReadonlyArray<number>,
) => {
  const { context } = document;
  const annotation = context.obj({
    Type: "Annot",
    Subtype: "Link",
    Rect: [...box],
    ...(quads === undefined ? {} : { QuadPoints: [...quads] }),
    A: { Type: "Action", S: "URI", URI: PDFString.of(url) },
  });
  page.node.addAnnot(context.register(annotation));
};

describe("links", () => {
  it("are the boxes of annotations that open an address", async () => {
    const { links } = await readDrawing((drawing) => {
      addLink(drawing, "https://example.org/a?b=c", [50, 480, 150, 500]);
      addLink(drawing, "javascript:alert(1)", [50, 300, 150, 320]);
      addLink(drawing, "file:///etc/passwd", [50, 200, 150, 220]);
    });
    expect(links).toEqual([{ x0: 50, y0: 100, x1: 150, y1: 120, url: "https://example.org/a?b=c" }]);
  });

  it("have one box for each line that they run over", async () => {
    const { links } = await readDrawing((drawing) => {
      const line = (left: number, bottom: number) => [
        left,
        bottom + 10,
        left + 100,
        bottom + 10,
        left,
        bottom,
        left + 100,
        bottom,
      ];
      addLink(drawing, "https://example.org/", [20, 470, 300, 500], [...line(200, 490), ...line(20, 475)]);
    });
    expect(links.map(({ x0, y0, x1, y1 }) => [x0, y0, x1, y1])).toEqual([
      [200, 100, 300, 110],
      [20, 115, 120, 125],
    ]);
  });

  it("are addresses that are written out, unless an annotation lies over them", async () => {
    const { links } = await readDrawing((drawing) => {
      const { page, regular } = drawing;
      page.drawText("See https://example.org/page or mail me@example.org today", {
        x: 20,
        y: 500,
        size: 10,
        font: regular,
      });
      page.drawText("https://example.com/covered", { x: 20, y: 400, size: 10, font: regular });
      addLink(drawing, "https://example.com/target", [20, 398, 160, 410]);
    });
    expect(links.map(({ url }) => url).toSorted()).toEqual([
      "https://example.com/target",
      "https://example.org/page",
      "mailto:me@example.org",
    ]);
    expect(links.find(({ url }) => url === "https://example.org/page")).toMatchObject({ y1: expect.closeTo(102, 0) });
  });
});

describe("bookmarks", () => {
  it("come with title, level and page; a circle ends", async () => {
    const pdf = await openDrawing(({ document, page }) => {
      const { context } = document;
      const second = document.addPage([400, 600]);
      const [outline, chapter, section, last] = [1, 2, 3, 4].map(() => context.nextRef());
      if (!outline || !chapter || !section || !last) throw new Error("no references");
      const to = (target: typeof page) => [target.ref, PDFName.of("Fit")];
      context.assign(outline, context.obj({ Type: "Outlines", First: chapter, Last: last, Count: 3 }));
      context.assign(
        chapter,
        context.obj({
          Title: PDFString.of("Chapter  one"),
          Parent: outline,
          Dest: to(page),
          First: section,
          Last: section,
          Next: last,
        }),
      );
      context.assign(
        section,
        context.obj({ Title: PDFString.of("Section"), Parent: chapter, Dest: to(second), Next: section }),
      );
      context.assign(last, context.obj({ Title: PDFString.of("Nowhere"), Parent: outline }));
      document.catalog.set(PDFName.of("Outlines"), outline);
    });
    expect(pdf.bookmarks).toEqual([
      { title: "Chapter one", level: 1, page: 0 },
      { title: "Section", level: 2, page: 1 },
    ]);
    pdf.close();
  });

  it("are none where the file has none", async () => {
    const pdf = await openDrawing(() => {});
    expect(pdf.bookmarks).toEqual([]);
    pdf.close();
  });
});
