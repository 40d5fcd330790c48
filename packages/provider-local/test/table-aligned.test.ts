import { describe, expect, it } from "vitest";
import type { Fill } from "../src/page/content.ts";
import { findTables } from "../src/table/find.ts";
import { across, grid, line, page, paragraph, prose, rows, wrapped } from "./table-page.ts";

const towns = [
  ["Town", "2001", "2011", "2021"],
  ["Aarburg", "5,120", "6,340", "7,015"],
  ["Bex", "6,480", "-", "7,910"],
  ["Cham am See", "13,022", "14,811", "16,950"],
  ["Dole", "903", "877", "861"],
];
const places = [100, 250, 320, 390];

describe("tables without a drawn grid", () => {
  it("are found between paragraphs by their columns of numbers", () => {
    const words = [
      ...paragraph(60, 80, 450, prose),
      ...rows(220, 14, places, towns),
      ...paragraph(60, 310, 450, prose),
    ];
    const [table, ...others] = findTables(page(words));
    expect(others).toEqual([]);
    expect(grid(table)).toEqual(towns);
    expect(table).toMatchObject({ headerRows: 1, ruled: false });
    expect(table?.box.y0).toBeGreaterThan(205);
    expect(table?.box.y1).toBeLessThan(285);
  });

  it("may stand in one column of a page", () => {
    const words = [...paragraph(50, 80, 230, prose), ...rows(100, 14, [310, 420, 470, 520], towns)];
    expect(findTables(page(words)).map(grid)).toEqual([towns]);
  });

  it("have rules above and below instead of numbers", () => {
    const texts = [
      ["Genus", "Leaf", "Bark"],
      ["Quercus", "lobed", "rough"],
      ["Fagus", "smooth edge", "smooth"],
      ["Betula", "toothed", "white"],
    ];
    const words = texts.flatMap((row, r) =>
      row.flatMap((text, c) => line(100 + 110 * c, 112 + 14 * r + (r > 0 ? 6 : 0), text)),
    );
    const rules = [across(100, 95, 430), across(119, 95, 430), across(166, 95, 430)];
    expect(findTables(page(words, rules)).map(grid)).toEqual([texts]);
  });

  it("have headings over several columns", () => {
    const words = [
      ...line(260, 120, "Women", { align: "center" }),
      ...line(400, 120, "Men", { align: "center" }),
      ...rows(
        138,
        14,
        [100, 240, 310, 380, 450],
        [
          ["Town", "2001", "2011", "2001", "2011"],
          ["Aarburg", "5,120", "6,340", "5,015", "6,170"],
          ["Bex", "3,480", "3,300", "3,910", "4,020"],
          ["Cham", "7,022", "7,811", "6,950", "7,700"],
        ],
      ),
    ];
    const [table] = findTables(page(words));
    expect(grid(table).slice(0, 2)).toEqual([
      ["Town", "Women", "=", "Men", "="],
      ["=", "2001", "2011", "2001", "2011"],
    ]);
    expect(table?.headerRows).toBe(2);
  });

  it("take a heading's columns from the rule under it", () => {
    const words = [
      ...line(205, 112, "Size"),
      ...line(345, 112, "Weight"),
      ...rows(
        130,
        14,
        [100, 240, 310, 380, 450],
        [
          ["", "min", "max", "min", "max"],
          ["Wren", "8", "10", "7", "12"],
          ["Robin", "12", "14", "14", "21"],
          ["Rook", "44", "46", "280", "340"],
        ],
      ),
    ];
    const rules = [
      across(100, 95, 455),
      across(117, 200, 312),
      across(117, 340, 452),
      across(136, 95, 455),
      across(180, 95, 455),
    ];
    expect(grid(findTables(page(words, rules))[0])[0]).toEqual(["", "Size", "=", "Weight", "="]);
  });

  it("have dot leaders and currency signs, which part nothing", () => {
    const words = [
      ["Cash", "$", "1,220", "$", "980"],
      ["Stock", "", "15,400", "", "14,210"],
      ["Land and houses", "", "870", "", "870"],
      ["Total", "$", "17,490", "$", "16,060"],
    ].flatMap(([label = "", sign = "", first = "", sign2 = "", second = ""], r) => {
      const y = 120 + 14 * r;
      const name = line(80, y, label);
      const from = (name.at(-1)?.x1 ?? 0) + 4;
      const dots = Array.from({ length: Math.floor((270 - from) / 6) }, (_, i) => line(from + 6 * i, y, ".")).flat();
      return [
        ...name,
        ...dots,
        ...line(290, y, sign),
        ...line(350, y, first, { align: "right" }),
        ...line(390, y, sign2),
        ...line(450, y, second, { align: "right" }),
      ];
    });
    const [table] = findTables(page(words));
    expect(grid(table)).toEqual([
      ["Cash", "$ 1,220", "$ 980"],
      ["Stock", "15,400", "14,210"],
      ["Land and houses", "870", "870"],
      ["Total", "$ 17,490", "$ 16,060"],
    ]);
    // The dots belong to the table all the same: nobody else may print them.
    expect(table?.cells.reduce((sum, cell) => sum + cell.words.length, 0)).toBe(words.length);
  });

  it("join the lines of wrapped cells", () => {
    const words = [
      ...rows(
        110,
        12,
        [80, 300, 370],
        [
          ["Kind of work", "Days", "Cost"],
          ["Digging of the trench and", "12", "4,100"],
          ["carrying away of the soil", "", ""],
          ["Walls", "30", "22,900"],
          ["Roof with tiles from the", "", ""],
          ["old house", "9", "7,350"],
        ],
      ),
    ];
    expect(grid(findTables(page(words))[0])).toEqual([
      ["Kind of work", "Days", "Cost"],
      ["Digging of the trench and carrying away of the soil", "12", "4,100"],
      ["Walls", "30", "22,900"],
      ["Roof with tiles from the old house", "9", "7,350"],
    ]);
  });

  it("let shades tell which lines make a row", () => {
    const shade = (y0: number, y1: number): Fill => ({ x0: 70, x1: 400, y0, y1, color: 0xddeeff });
    const words = rows(
      110,
      13,
      [80, 300, 390],
      [
        ["Income", "2020", "2021"],
        ["Sales", "410", "455"],
        ["Interest on loans to", "", ""],
        ["Subsidiaries", "12", "9"],
        ["Rent", "31", "30"],
        ["Fees", "8", "8"],
        ["Other", "2", "4"],
        ["Total", "463", "506"],
      ],
    );
    const fills = [shade(114, 126.5), shade(152.5, 165.5), shade(178.5, 191.5)];
    expect(grid(findTables(page(words, [], fills))[0])[2]).toEqual(["Interest on loans to Subsidiaries", "12", "9"]);
  });

  it("stand side by side between rules of their own", () => {
    const half = (x: number, names: ReadonlyArray<string>) =>
      rows(115, 14, [x, x + 160], [["Name", "Votes"], ...names.map((name, i) => [name, String(1210 - 97 * i * i)])]);
    const rules = [60, 310].flatMap((x) => [across(100, x, x + 180), across(119, x, x + 180), across(165, x, x + 180)]);
    const tables = findTables(
      page([...half(65, ["Amsel", "Buntspecht", "Dohle"]), ...half(315, ["Elster", "Fink", "Gimpel"])], rules),
    );
    expect(tables.map((table) => grid(table)[1])).toEqual([
      ["Amsel", "1210"],
      ["Elster", "1210"],
    ]);
  });

  it("keep labels over groups of rows", () => {
    const body = [
      ["", "2020", "2021"],
      ["Income", "", ""],
      ["  Sales", "4,110", "4,455"],
      ["  Rent", "31", "30"],
      ["Costs", "", ""],
      ["  Wages", "2,118", "2,064"],
      ["  Fees", "12", "9"],
    ];
    const words = body.flatMap((row, r) =>
      row.flatMap((text, c) =>
        c === 0
          ? line(text.startsWith(" ") ? 92 : 80, 110 + 14 * r, text.trim())
          : line(240 + 70 * c, 110 + 14 * r, text, { align: "right" }),
      ),
    );
    const [table, ...others] = findTables(page(words));
    expect(others).toEqual([]);
    expect(grid(table)).toEqual(body.map((row) => row.map((text) => text.trim())));
    expect(table?.headerRows).toBe(1);
  });

  it("lose the bars that an engine read from a vertical rule", () => {
    const words = [...rows(120, 14, places, towns), ...towns.flatMap((_, r) => line(262, 120 + 14 * r, "|"))];
    const read = words.map((word) => ({ ...word, confidence: 0.9 }));
    expect(findTables(page(read)).map(grid)).toEqual([towns]);
    const guessed = words.map((word) => ({ ...word, confidence: 0.3 }));
    expect(findTables(page(guessed))).toEqual([]);
  });

  it("may have cells of running text under their title", () => {
    const texts = [
      ["Kind", "What it is for", "Place"],
      ["Axe", "cutting the trees beside the road and the branches that hang over the river", "shed"],
      ["Rope", "holding the boat at the bank while the stones are brought on land by two men", "boat"],
      ["Lamp", "work in the evening, and at the pier where the water is dark in every season", "house"],
    ];
    const starts = [80, 150, 400];
    let y = 120;
    const words = texts.flatMap((row) => {
      const cells = row.map((text) => wrapped(text, 220));
      const set = cells.flatMap((lines, c) => lines.flatMap((text, i) => line(starts[c] as number, y + 12 * i, text)));
      y += 12 * Math.max(...cells.map((lines) => lines.length)) + 6;
      return set;
    });
    const tables = findTables(
      page([...line(80, 100, "Table 2: Tools of the workmen"), ...words, ...paragraph(60, 300, 450, prose)]),
    );
    expect(tables.map(grid)).toEqual([texts]);
  });

  it("end before their notes", () => {
    const words = [
      ...rows(120, 14, places, towns),
      ...line(100, 198, "(a)", { size: 8 }),
      ...line(130, 198, "Estimate of the office.", { size: 8 }),
    ];
    expect(grid(findTables(page(words))[0])).toEqual(towns);
  });

  it("leave every word to one table at most", () => {
    const words = [...rows(120, 14, places, towns), ...rows(320, 14, places, towns)];
    const used = findTables(page(words)).flatMap((table) => table.cells.flatMap((cell) => cell.words));
    expect(used).toHaveLength(new Set(used).size);
    expect(used).toHaveLength(words.length);
  });
});
