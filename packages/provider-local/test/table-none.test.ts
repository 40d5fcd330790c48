import { describe, expect, it } from "vitest";
import { findTables } from "../src/table/find.ts";
import { across, down, line, page, paragraph, prose, wrapped } from "./table-page.ts";

/** Lines of `[x, text]` pieces, 14 points apart. */
const lines = (y: number, pieces: ReadonlyArray<ReadonlyArray<readonly [number, string]>>) =>
  pieces.flatMap((row, r) => row.flatMap(([x, text]) => line(x, y + 14 * r, text)));

describe("no table", () => {
  it("is prose in two columns, with headings and short paragraphs", () => {
    const column = (x: number) => [
      ...line(x, 100, "2 Method", { size: 12, bold: true }),
      ...paragraph(x, 120, 230, prose.slice(0, 500)),
      ...line(x, 300, "Results", { bold: true }),
      ...paragraph(x, 316, 230, "Nothing was found."),
      ...paragraph(x, 340, 230, prose.slice(200, 800)),
    ];
    expect(findTables(page([...column(50), ...column(310)]))).toEqual([]);
  });

  it("is a list of contents with dot leaders", () => {
    const entries = [
      ["1 The bridge", "3"],
      ["1.1 Costs of the stones", "4"],
      ["1.2 Rain", "9"],
      ["2 The road", "14"],
      ["3 Remarks and answers", "21"],
    ] as const;
    const words = entries.flatMap(([title, number], r) => {
      const name = line(70, 120 + 14 * r, title);
      const from = (name.at(-1)?.x1 ?? 0) + 3;
      return [
        ...name,
        ...line(from, 120 + 14 * r, ".".repeat(Math.floor((480 - from) / 2.6))),
        ...line(510, 120 + 14 * r, number, { align: "right" }),
      ];
    });
    expect(findTables(page(words))).toEqual([]);
  });

  it("is a list of contents without leaders", () => {
    const entries = [
      ["1", "The bridge", "3"],
      ["2", "Costs of the stones", "14"],
      ["3", "Rain", "29"],
      ["4", "The road", "44"],
      ["5", "Remarks", "61"],
    ] as const;
    expect(
      findTables(
        page(
          lines(
            120,
            entries.map(([n, title, p]) => [
              [70, n],
              [95, title],
              [500, p],
            ]),
          ),
        ),
      ),
    ).toEqual([]);
  });

  it("is a list with its marks apart", () => {
    const marks = ["•", "•", "•", "•"].map(
      (mark, i) =>
        [
          [70, mark],
          [95, ["Bring bread", "Ask for the key", "Close the door", "Write it down"][i] as string],
        ] as const,
    );
    const numbers = [1, 2, 3, 4, 5].map(
      (n) =>
        [
          [70, `${n}.`],
          [100, `Turn the wheel ${n} times to the left`],
        ] as const,
    );
    expect(findTables(page(lines(120, marks)))).toEqual([]);
    expect(findTables(page(lines(120, numbers)))).toEqual([]);
  });

  it("is a list of references", () => {
    const words = [0, 1, 2, 3].flatMap((n) => [
      ...line(60, 120 + 40 * n, `[${n + 12}]`),
      ...paragraph(90, 120 + 40 * n, 420, prose.slice(90 * n, 90 * n + 150)),
    ]);
    expect(findTables(page(words))).toEqual([]);
  });

  it("is a block of authors", () => {
    const authors = [
      ["Anna Berg", "Carl Dorn", "Eva Fels"],
      ["University of Aar", "Bex Institute", "Office of Maps"],
      ["Aarburg", "Bex", "Cham"],
      ["anna@aar.example", "dorn@bex.example", "eva@maps.example"],
    ];
    const words = authors.flatMap((row, r) =>
      row.flatMap((text, c) => line(120 + 170 * c, 130 + 13 * r, text, { align: "center" })),
    );
    expect(
      findTables(
        page([
          ...line(297, 90, "On the Weight of Stones", { size: 18, align: "center" }),
          ...words,
          ...paragraph(70, 230, 450, prose),
        ]),
      ),
    ).toEqual([]);
  });

  it("is a row of equations with their numbers", () => {
    const words = lines(120, [
      [
        [220, "a = b + c"],
        [500, "(1)"],
      ],
      [
        [200, "d = 4 a − e"],
        [500, "(2)"],
      ],
      [
        [210, "f (x) = x + 1"],
        [500, "(3)"],
      ],
      [
        [210, "g (x) = 2 x"],
        [500, "(4)"],
      ],
    ]);
    expect(findTables(page(words))).toEqual([]);
  });

  it("is code between rules", () => {
    const code = [
      "int main ( void ) {",
      "    int    count = 0;",
      "    char   name[20];",
      "    float  share = 1;",
      "    return count;",
      "}",
    ];
    const words = code.flatMap((text, r) => {
      const indent = text.length - text.trimStart().length;
      return text
        .trim()
        .split(/ {2,}/)
        .flatMap((part) =>
          line(80 + 6 * (indent + text.trim().indexOf(part)), 120 + 12 * r, part, { monospace: true }),
        );
    });
    expect(findTables(page(words, [across(105, 70, 400), across(190, 70, 400)]))).toEqual([]);
  });

  it("is the scale of a chart", () => {
    const words = [
      ...[500, 400, 300, 200, 100, 0].flatMap((n, i) => [
        ...line(90, 120 + 25 * i, String(n), { align: "right" }),
        ...line(420, 120 + 25 * i, String(n / 10), { align: "right" }),
      ]),
      ...line(200, 150, "Rain"),
      ...line(300, 200, "Snow"),
    ];
    expect(findTables(page(words))).toEqual([]);
  });

  it("is a letter's head, or a few labels with their values", () => {
    const words = lines(90, [
      [
        [60, "Mill and Sons"],
        [400, "12 March 2021"],
      ],
      [
        [60, "Water Lane 4"],
        [400, "Ref. 118"],
      ],
    ]);
    expect(findTables(page([...words, ...paragraph(60, 160, 450, prose)]))).toEqual([]);
  });

  it("is the frame of a page with columns", () => {
    const rulings = [
      across(40, 40, 555),
      across(800, 40, 555),
      down(40, 40, 800),
      down(555, 40, 800),
      down(297, 60, 780),
    ];
    const words = [
      ...wrapped(prose, 220).flatMap((text, i) => line(60, 80 + 12 * i, text)),
      ...wrapped(prose, 220).flatMap((text, i) => line(320, 80 + 12 * i, text)),
    ];
    expect(findTables(page(words, rulings))).toEqual([]);
  });

  it("is an empty page", () => {
    expect(findTables(page([]))).toEqual([]);
    expect(
      findTables(
        page(
          [],
          [across(100, 50, 500), across(200, 50, 500), down(50, 100, 200), down(300, 100, 200), down(500, 100, 200)],
        ),
      ),
    ).toEqual([]);
  });
});
