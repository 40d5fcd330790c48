import { describe, expect, it } from "vitest";
import { tiltBack } from "../src/source/tilt.ts";

const block = (type: string, box: readonly [number, number, number, number]) => ({
  type,
  content: "",
  top_left_x: box[0],
  top_left_y: box[1],
  bottom_right_x: box[2],
  bottom_right_y: box[3],
});
const page = (...blocks: ReadonlyArray<ReturnType<typeof block>>) => ({
  index: 0,
  markdown: "",
  dimensions: { dpi: 100, width: 1000, height: 1000 },
  blocks: [...blocks],
});

describe("tiltBack", () => {
  it("puts boxes where the lines lie on the page: right of the middle lower, left of it higher", () => {
    const tilted = tiltBack(page(block("text", [900, 490, 920, 510]), block("text", [80, 490, 100, 510])), 2);
    const [right, left] = tilted.blocks ?? [];
    expect((right?.top_left_y ?? 0) - 490).toBeGreaterThan(10);
    expect((left?.top_left_y ?? 0) - 490).toBeLessThan(-10);
  });

  it("keeps boxes in the page, pictures and level pages as they are", () => {
    const picture = block("image", [0, 0, 1000, 400]);
    expect(tiltBack(page(picture), 3).blocks).toEqual([picture]);
    const level = page(block("text", [10, 10, 20, 20]));
    expect(tiltBack(level, 0.1)).toBe(level);
    const [edge] = tiltBack(page(block("text", [0, 0, 1000, 10])), 5).blocks ?? [];
    expect(edge?.top_left_y).toBe(0);
    expect(edge?.bottom_right_x).toBeLessThanOrEqual(1000);
  });
});
