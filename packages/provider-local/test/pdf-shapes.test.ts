import { rgb } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { addForm, drawRaw, readDrawing } from "./pdf-drawing.ts";

const horizontal = { direction: "horizontal" } as const;
const vertical = { direction: "vertical" } as const;

describe("rulings", () => {
  it("are the four edges of a stroked rectangle", async () => {
    const { rulings, fills } = await readDrawing(({ page }) => {
      page.drawRectangle({ x: 50, y: 400, width: 200, height: 100, borderWidth: 1, borderColor: rgb(0, 0, 0) });
    });
    expect(fills).toEqual([]);
    expect(rulings).toHaveLength(4);
    expect(rulings.filter(({ direction }) => direction === "horizontal").map(({ y0, y1 }) => (y0 + y1) / 2)).toEqual([
      100, 200,
    ]);
    expect(rulings.filter(({ direction }) => direction === "vertical").map(({ x0, x1 }) => (x0 + x1) / 2)).toEqual([
      50, 250,
    ]);
    expect(rulings[0]).toMatchObject({ x0: 50, x1: 250, thickness: 1 });
  });

  it("that lie on one line and touch are one: the borders of a row of cells", async () => {
    const { rulings } = await readDrawing((drawing) => {
      drawRaw(drawing, "0.5 w 50 400 60 20 re 110 400 60 20 re 170 400 60 20 re S");
    });
    expect(rulings.filter(({ direction }) => direction === "horizontal")).toHaveLength(2);
    expect(rulings.filter(({ direction }) => direction === "vertical")).toHaveLength(4);
    expect(rulings[0]).toMatchObject({ ...horizontal, x0: 50, x1: 230 });
  });

  it("are lines, thin filled rectangles and dotted lines alike", async () => {
    const { rulings, fills } = await readDrawing((drawing) => {
      drawRaw(drawing, "2 w 50 500 m 350 500 l S");
      drawRaw(drawing, "50 450 300 0.8 re f");
      const dots = Array.from({ length: 100 }, (_, dot) => `${50 + dot * 3} 400 1 1 re f`);
      drawRaw(drawing, dots.join("\n"));
    });
    expect(fills).toEqual([]);
    expect(rulings).toHaveLength(3);
    expect(rulings.every(({ direction, x0, x1 }) => direction === "horizontal" && x0 === 50 && x1 > 340)).toBe(true);
    expect(rulings[0]?.thickness).toBe(2);
  });

  it("inside form XObjects go through their matrices", async () => {
    const { rulings } = await readDrawing((drawing) => {
      addForm(drawing, "Fm0", [2, 0, 0, 2, 10, 0], "1 w 10 50 m 10 150 l S");
      drawRaw(drawing, "q 1 0 0 1 5 100 cm /Fm0 Do Q");
    });
    // x = (10 * 2 + 10) + 5; y from 50 * 2 + 100 to 150 * 2 + 100 above the page's foot.
    expect(rulings).toHaveLength(1);
    expect(rulings[0]).toMatchObject({ ...vertical, y0: 200, y1: 400, x0: 34, x1: 36, thickness: 2 });
  });

  it("leave out slanting lines, specks, white ones and what lies off the page", async () => {
    const { rulings } = await readDrawing((drawing) => {
      drawRaw(drawing, "50 100 m 300 300 l S 50 50 m 52 50 l S 1 1 1 RG 50 400 m 300 400 l S");
      drawRaw(drawing, "0 0 0 RG 50 900 m 300 900 l S");
    });
    expect(rulings).toEqual([]);
  });

  it("that are white count on a shade, where they separate cells", async () => {
    const { rulings, fills } = await readDrawing((drawing) => {
      drawRaw(drawing, "0.8 0.8 1 rg 50 400 200 100 re f 1 1 1 RG 1 w 150 400 m 150 500 l S");
    });
    expect(fills).toEqual([{ x0: 50, y0: 100, x1: 250, y1: 200, color: 0xccccff }]);
    expect(rulings).toHaveLength(1);
  });
});

describe("fills", () => {
  it("are filled rectangles, neither white nor as large as the page", async () => {
    const { fills } = await readDrawing(({ page }) => {
      page.drawRectangle({ x: 0, y: 0, width: 400, height: 600, color: rgb(1, 1, 0.8) });
      page.drawRectangle({ x: 50, y: 400, width: 300, height: 20, color: rgb(0.5, 0.5, 0.5) });
      page.drawRectangle({ x: 50, y: 300, width: 300, height: 20, color: rgb(1, 1, 1) });
    });
    expect(fills).toHaveLength(1);
    expect(fills[0]).toMatchObject({ x0: 50, y0: 180, x1: 350, y1: 200 });
  });
});
