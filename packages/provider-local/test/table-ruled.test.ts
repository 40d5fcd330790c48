import { describe, expect, it } from "vitest";
import { findTables } from "../src/table/find.ts";
import { across, down, grid, line, page, paragraph, prose, wrapped } from "./table-page.ts";

const xs = [100, 200, 280, 360];

/** Every border of a grid. */
const box = (ys: ReadonlyArray<number>, at: ReadonlyArray<number> = xs) => [
  ...ys.map((y) => across(y, at[0] as number, at.at(-1) as number)),
  ...at.map((x) => down(x, ys[0] as number, ys.at(-1) as number)),
];

describe("tables with a drawn grid", () => {
  it("have one cell for each box", () => {
    const words = [
      ["Town", "2001", "2011"],
      ["Aar", "120", "140"],
      ["Bex", "", "85"],
    ].flatMap((row, r) =>
      row.flatMap((text, c) => (text === "" ? [] : line((xs[c] as number) + 4, 114 + 20 * r, text))),
    );
    const [table, ...others] = findTables(page(words, box([100, 120, 140, 160])));
    expect(others).toEqual([]);
    expect(table).toMatchObject({ rows: 3, columns: 3, headerRows: 1, ruled: true });
    expect(grid(table)).toEqual([
      ["Town", "2001", "2011"],
      ["Aar", "120", "140"],
      ["Bex", "", "85"],
    ]);
    expect(table?.cells.filter((cell) => cell.header).map((cell) => cell.text)).toEqual(["Town", "2001", "2011"]);
    expect(table?.box.x0).toBeCloseTo(100, 0);
    expect(table?.box.y1).toBeCloseTo(160, 0);
  });

  it("join boxes where no line parts them", () => {
    const rulings = [
      across(100, 100, 360),
      across(120, 200, 360),
      across(140, 100, 360),
      across(160, 100, 360),
      across(180, 100, 360),
      down(100, 100, 180),
      down(200, 100, 180),
      down(280, 120, 180),
      down(360, 100, 180),
    ];
    const words = [
      ...line(104, 124, "Town"),
      ...line(280, 114, "People", { align: "center" }),
      ...line(204, 134, "2001"),
      ...line(284, 134, "2011"),
      ...line(104, 154, "Aar"),
      ...line(204, 154, "120"),
      ...line(284, 154, "140"),
      ...line(104, 174, "Bex"),
      ...line(204, 174, "80"),
      ...line(284, 174, "85"),
    ];
    const [table] = findTables(page(words, rulings));
    expect(grid(table)).toEqual([
      ["Town", "People", "="],
      ["=", "2001", "2011"],
      ["Aar", "120", "140"],
      ["Bex", "80", "85"],
    ]);
    expect(table?.headerRows).toBe(2);
    expect(table?.cells.find((cell) => cell.text === "People")).toMatchObject({
      row: 0,
      column: 1,
      rowSpan: 1,
      columnSpan: 2,
    });
  });

  it("join the lines of a cell and close hyphens that broke a word", () => {
    const words = [
      ...line(104, 114, "Item"),
      ...line(204, 114, "Remark"),
      ...line(104, 134, "Bolts and"),
      ...line(204, 134, "stain-"),
      ...line(104, 146, "nuts"),
      ...line(204, 146, "less"),
      ...line(104, 164, "T-shirt"),
      ...line(204, 164, "well-"),
      ...line(204, 176, "Known"),
    ];
    const [table] = findTables(page(words, box([100, 120, 150, 180], [100, 200, 280])));
    expect(grid(table)).toEqual([
      ["Item", "Remark"],
      ["Bolts and nuts", "stainless"],
      ["T-shirt", "well- Known"],
    ]);
  });

  it("part the lines of a body that only columns divide", () => {
    const body = [
      ["Aar", "120", "140"],
      ["Bex", "80", "85"],
      ["Cham", "33", "31"],
    ];
    const words = [["Town", "2001", "2011"], ...body].flatMap((row, r) =>
      row.flatMap((text, c) => line((xs[c] as number) + 4, 114 + 16 * r + (r > 0 ? 6 : 0), text)),
    );
    const [table] = findTables(page(words, box([100, 122, 178])));
    expect(grid(table)).toEqual([["Town", "2001", "2011"], ...body]);
  });

  it("read turned headings", () => {
    const turned = (x: number, text: string) => ({
      text,
      x0: x,
      x1: x + 10,
      y0: 104,
      y1: 138,
      baseline: 138,
      size: 10,
      bold: false,
      italic: false,
      monospace: false,
      rotated: true,
    });
    const words = [
      ...line(104, 136, "Command"),
      turned(235, "Read"),
      turned(315, "Write"),
      ...line(104, 154, "SHOW"),
      ...line(235, 154, "X"),
      ...line(104, 174, "CHANGE"),
      ...line(235, 174, "X"),
      ...line(315, 174, "X"),
    ];
    const [table] = findTables(page(words, box([100, 140, 160, 180])));
    expect(grid(table)).toEqual([
      ["Command", "Read", "Write"],
      ["SHOW", "X", ""],
      ["CHANGE", "X", "X"],
    ]);
  });

  it("take the names of the columns from above the grid", () => {
    const words = [
      ["Town", "2001", "2011"],
      ["Aar", "120", "140"],
      ["Bex", "80", "85"],
    ].flatMap((row, r) => row.flatMap((text, c) => line((xs[c] as number) + 4, 114 + 20 * r, text)));
    const above = line(100, 90, "Numbers of the towns and what they mean");
    const [table] = findTables(page([...above, ...words], box([118, 140, 160])));
    expect(grid(table)[0]).toEqual(["Town", "2001", "2011"]);
    expect(table?.rows).toBe(3);
  });

  it("go on below a drawn header", () => {
    const header = [
      ...line(280, 112, "People", { align: "center" }),
      ...line(104, 126, "Town"),
      ...line(204, 126, "2001"),
      ...line(284, 126, "2011"),
    ];
    const body = [
      ["Aar", "120", "140"],
      ["Bex", "80", "85"],
      ["Cham", "33", "31"],
      ["Dole", "7", "12"],
    ];
    const words = body.flatMap((row, r) => row.flatMap((text, c) => line((xs[c] as number) + 4, 144 + 14 * r, text)));
    const rulings = [
      ...[100, 116, 132].map((y) => across(y, 100, 360)),
      ...[100, 200, 360].map((x) => down(x, 100, 132)),
      down(280, 116, 132),
    ];
    const tables = findTables(page([...header, ...words], rulings));
    expect(tables.map(grid)).toEqual([[["", "People", "="], ["Town", "2001", "2011"], ...body]]);
  });

  it("stand side by side", () => {
    const at = (shift: number, names: ReadonlyArray<string>) =>
      names.flatMap((name, r) => [
        ...line(shift + 4, 114 + 20 * r, name),
        ...line(shift + 84, 114 + 20 * r, r === 0 ? "Votes" : String(17 * r)),
      ]);
    const words = [...at(60, ["North", "Aar", "Bex"]), ...at(300, ["South", "Cham", "Dole"])];
    const rulings = [60, 300].flatMap((x) => box([100, 120, 140, 160], [x, x + 80, x + 140]));
    const tables = findTables(page(words, rulings));
    expect(tables.map((table) => grid(table)[1])).toEqual([
      ["Aar", "17"],
      ["Cham", "17"],
    ]);
  });
});

describe("lines that draw no table", () => {
  it("are a frame around text", () => {
    const words = paragraph(110, 120, 380, prose);
    expect(
      findTables(page(words, [across(100, 100, 500), across(250, 100, 500), down(100, 100, 250), down(500, 100, 250)])),
    ).toEqual([]);
  });

  it("are boxes of prose", () => {
    const words = [
      ...paragraph(60, 120, 200, prose.slice(0, 700)),
      ...paragraph(310, 120, 200, prose.slice(100, 800)),
      ...paragraph(60, 420, 200, prose.slice(0, 600)),
      ...paragraph(310, 420, 200, prose.slice(0, 650)),
    ];
    expect(findTables(page(words, box([100, 400, 700], [50, 300, 520])))).toEqual([]);
  });

  it("are the bars and the scale of a chart", () => {
    const scale = ["0", "20", "40", "60", "80"];
    const words = [
      ...scale.flatMap((text, i) => line(110 + 60 * i, 230, text, { align: "center" })),
      ...["North", "East", "South"].flatMap((text, i) => line(60, 130 + 30 * i, text)),
      ...["31.5", "29.7", "48.6"].flatMap((text, i) => line(150, 130 + 30 * i, text)),
    ];
    const rulings = [
      ...scale.map((_, i) => down(110 + 60 * i, 110, 215)),
      across(215, 110, 350),
      across(110, 110, 350),
    ];
    expect(findTables(page(words, rulings))).toEqual([]);
  });

  it("underline headings and part columns of a page", () => {
    const left = wrapped(prose, 230).flatMap((text, i) => line(50, 130 + 12 * i, text));
    const right = wrapped(prose, 230).flatMap((text, i) => line(310, 130 + 12 * i, text));
    expect(
      findTables(
        page(
          [...line(50, 100, "The bridge", { size: 16 }), ...left, ...right],
          [across(110, 50, 540), down(295, 120, 500), across(520, 50, 540)],
        ),
      ),
    ).toEqual([]);
  });
});
