/** A report of two pages in two columns: headings, lists, a figure, a table without rulings, links, running header and footer. */
import { makePdf } from "./document.ts";
import { startFlow } from "./flow.ts";
import { lakeMap } from "./lake.ts";
import { color, embedFonts } from "./sheet.ts";
import type { Fonts, Sheet } from "./sheet.ts";

const frame = { left: 62, top: 82, bottom: 768, columnWidth: 223, gutter: 25, columns: 2 };
const right = 533;
const quiet = color(0x5a6068);

const drawRunning = (sheet: Sheet, fonts: Fonts, number: number): void => {
  const style = { font: fonts.italic, size: 8.5, color: quiet };
  sheet.text("Orrin Water Trust", frame.left, 48, style);
  sheet.text("Lake Orrin Survey 2026", right, 48, style, "right");
  sheet.line(frame.left, 54, right, 54, 0.4, quiet);
  sheet.text("Free to share with its source named", frame.left, 806, style);
  sheet.text(`Page ${number} of 2`, right, 806, style, "right");
};

const drawTitle = (sheet: Sheet, fonts: Fonts): void => {
  const middle = (frame.left + right) / 2;
  sheet.text("The Depths of Lake Orrin", middle, 104, { font: fonts.bold, size: 24, color: color(0x14506b) }, "center");
  sheet.text("Results of the survey of 2026", middle, 126, { font: fonts.regular, size: 13 }, "center");
  sheet.text("Ines Valder and Tomas Rook", middle, 148, { font: fonts.italic, size: 11 }, "center");
};

/** Where long words may be broken at a line's end. */
const breaks = [
  "tem|per|a|ture",
  "cen|ti|metres",
  "rec|om|men|da|tions",
  "in|stru|ments",
  "vol|un|teers",
  "sound|ings",
  "ther|mom|eter",
  "mea|sured",
  "sur|face",
  "bould|ers",
  "fish|er|men",
  "re|mem|ber",
  "grav|el",
  "Sep|tem|ber",
  "Oc|to|ber",
  "con|trary",
  "dif|fered",
  "de|grees",
  "oxy|gen",
  "bi|ol|o|gists",
  "pa|tience",
  "nine|ties",
  "be|tween",
];
const hyphenate = (text: string): string =>
  breaks.reduce((done, word) => done.replaceAll(word.replaceAll("|", ""), word.replaceAll("|", "\u00AD")), text);

/** The bytes of `report.pdf`. */
export const report = (): Promise<Uint8Array> =>
  makePdf("The Depths of Lake Orrin", async (document) => {
    const fonts = await embedFonts(document, "serif");
    const map = await document.embedJpg(lakeMap());
    const typesetter = startFlow(document, fonts, frame, 178, (sheet, number) => {
      drawRunning(sheet, fonts, number);
      if (number === 1) drawTitle(sheet, fonts);
    });
    const flow = { ...typesetter, paragraph: (text: string) => typesetter.paragraph(hyphenate(text)) };

    flow.heading("1 Summary");
    flow.paragraph(
      "Between March and October 2026 we measured the depth, the temperature and the clarity of Lake Orrin from a small rowing boat. It is the first full survey since the dam at Low Tarbet was raised in 1961. The lake is deeper than the old maps say: the deepest place that we found lies 31.4 metres below the mean water level, almost six metres more than the figure on the sheet of 1958.",
    );
    flow.paragraph(
      "The water is also warmer. In August the upper five metres reached 21.8 degrees, and the sharp step between warm and cold water, which the older reports place at nine metres, now lies at eleven. We think that both changes matter for the char, a fish that spawns only in cold and well aired water, and we close this report with four recommendations to the county.",
    );

    flow.heading("2 How we measured");
    flow.paragraph(
      "We rowed along 64 straight lines from shore to shore, forty metres apart, and stopped every twenty metres. At each stop one of us lowered a weighted tape until it touched the ground, while the other read the position from two marks on land. Where the ground was soft we repeated the sounding three times and kept the smallest value. This is slow work, yet it needs no power and no costly instruments, and anyone can repeat it. At each stop we wrote down:",
    );
    flow.list(
      [
        "the depth, to the nearest ten centimetres;",
        "the temperature at the surface, at five metres and just above the ground;",
        "the clarity, as the depth at which a white disc of thirty centimetres can no longer be seen;",
        "anything unusual, such as gas bubbles, foam or dead fish.",
      ],
      "bulleted",
    );
    flow.paragraph(
      "Altogether we made 2,318 soundings on 41 days. On eleven days the wind was too strong to hold the boat in place, and we gave up before noon. Volunteers of the rowing club checked one line in ten a second time; the two readings differed by more than thirty centimetres in only nineteen places, most of them close to the mouth of the Arl, where the river moves its gravel every spring.",
    );

    flow.heading("3 The shape of the lake");
    flow.paragraph(
      "Figure 1 shows the result. The lake consists of two basins. The western one is wide and rather flat, with a floor of grey clay. The eastern one is narrow and falls steeply to its deepest point beneath the cliffs of Carrow. A ridge of boulders lies between them; at low water it comes within four metres of the surface. Old fishermen know it as the Drover's Walk and say that cattle once crossed there, which our figures neither prove nor exclude.",
    );
    flow.figure(map, "Figure 1. Depth of Lake Orrin. One contour line for every five metres; darker water is deeper.");
    flow.paragraph(
      "The volume below mean water level comes to 48.6 million cubic metres. The report of 1958 gives 41 million. We do not believe that the lake has grown: the old survey had only two hundred soundings, and none at all beneath the cliffs. Mud from the three streams has, on the contrary, filled the bay of Sellick by about a metre.",
    );

    flow.heading("4 Warmth and clarity");
    flow.paragraph(
      "Table 1 gives the monthly means at our fixed station above the deepest point. Clarity was best in April, before the plankton grew, and worst at the end of August after two weeks without wind. The water just above the ground hardly changed: it stayed between 5.1 and 6.4 degrees throughout the year.",
    );
    flow.table(
      "Table 1. Monthly means at the fixed station, 2026: temperature in °C, clarity in metres",
      [
        ["Month", "Surface", "At 5 m", "Ground", "Clarity"],
        ["March", "5.9", "5.6", "5.1", "6.8"],
        ["April", "8.2", "7.4", "5.2", "7.9"],
        ["May", "12.6", "11.1", "5.4", "7.1"],
        ["June", "17.3", "15.8", "5.6", "5.5"],
        ["July", "20.4", "19.2", "5.9", "4.6"],
        ["August", "22.7", "21.8", "6.2", "3.2"],
        ["September", "18.1", "17.9", "6.4", "4.1"],
        ["October", "13.0", "12.9", "6.3", "5.7"],
      ],
      [0, 88, 130, 175, 223],
    );
    flow.paragraph(
      "From June to September the lower water took part in no exchange with the surface, and its oxygen fell from week to week. In the middle of September the disc came up from twenty-five metres with a smell of rotten eggs, a sign that the oxygen was used up. One night of storm, on the 29th, mixed the upper twelve metres within hours; below them nothing moved until the end of October.",
    );

    flow.heading("5 What lives there");
    flow.paragraph(
      "We are no biologists and counted only what we could see. Stonewort covers the ground of the western basin down to seven metres, two metres deeper than in the notes that the school of Port Ellery kept in the nineties. Water lilies have vanished from the bay of Sellick and come back, in small numbers, at the new jetty. Perch and roach are common; char were seen on three evenings in October, always above the ridge.",
    );
    flow.paragraph(
      "The swan mussel, which older people remember in every bay, was found alive in two places only. Empty shells lie in thick banks along the north shore. We measured eighty of them: none was younger than about thirty years, so that the mussels seem to have stopped breeding when the level of the lake began to change each winter.",
    );

    flow.heading("6 What went wrong");
    flow.paragraph(
      "Readers who plan a survey of their own may profit from our mistakes. The first tape was of cotton and grew longer when wet, by nearly two per cent; we noticed it in April, threw away the results of six days and bought a tape of glass fibre. A mark on the south shore was moved by children, which shifted three lines by eleven metres before anybody saw it. Since then we have checked both marks every morning.",
    );
    flow.paragraph(
      "Our worst loss was a field book that fell into the water on the 9th of July. Ink runs and pencil does not. All later notes were written in pencil and copied the same evening, and the copies were kept in another house. Nothing was lost after that day, although the boat filled with water twice.",
    );
    flow.paragraph(
      "The whole survey cost 1,940 euros, most of it for the repair of the boat. We thank the rowing club, the school of Port Ellery and the county library, which lent us a dry room, a kettle and a great deal of patience.",
    );

    flow.heading("7 What we recommend");
    flow.list(
      [
        "Keep the water level within forty centimetres between October and March, so that the spawn of the char does not fall dry.",
        "Measure the temperature at the fixed station every fortnight. A thermometer on a rope is enough, and the school has offered to do it.",
        "Dredge the bay of Sellick no more than every tenth year, and never all of it at once.",
        "Repeat the full survey in 2036 along the same 64 lines. Our field books are kept in the county library.",
      ],
      "numbered",
    );

    flow.heading("8 Further reading");
    flow.paragraph("The field books, the list of all soundings and a larger map can be read free of charge:");
    flow.link("https://orrinwater.example/survey-2026", "https://orrinwater.example/survey-2026");
    flow.link("Photographs of the work on the lake", "https://orrinwater.example/photographs");
    flow.link("Write to the authors", "mailto:survey@orrinwater.example");
  });
