/** A page to draw on, measured in points from the top left, the way people read it. */
import { PDFString, StandardFonts, rgb } from "pdf-lib";
import type { Color, PDFDocument, PDFFont, PDFImage, PDFPage } from "pdf-lib";

/** Width and height of A4 in points. */
export const a4: readonly [number, number] = [595, 842];

/** The typefaces of one document. They are among the 14 that every PDF reader has, so nothing is embedded. */
export interface Fonts {
  readonly regular: PDFFont;
  readonly bold: PDFFont;
  readonly italic: PDFFont;
}

/** How a text looks. `leading` is the distance between baselines, in points. */
export interface Style {
  readonly font: PDFFont;
  readonly size: number;
  readonly leading?: number;
  readonly color?: Color;
}

/** A page with y downwards. */
export interface Sheet {
  /** One line; `y` is its baseline. With `align` `right` or `center`, `x` is that edge or the middle. */
  text(text: string, x: number, y: number, style: Style, align?: "left" | "center" | "right"): void;
  /** Text broken into lines of at most `width`; gives the baseline that the next line would have. A soft hyphen (U+00AD) allows a break. */
  paragraph(text: string, x: number, y: number, width: number, style: Style): number;
  line(x0: number, y0: number, x1: number, y1: number, thickness?: number, color?: Color): void;
  fill(x: number, y: number, width: number, height: number, color: Color): void;
  picture(image: PDFImage, x: number, y: number, width: number, height: number): void;
  /** Makes an area clickable. */
  link(url: string, x: number, y: number, width: number, height: number): void;
}

/** 0xRRGGBB as pdf-lib wants it. */
export const color = (hex: number): Color => rgb((hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255);

/** Serif or sans-serif in three cuts. */
export const embedFonts = async (document: PDFDocument, family: "serif" | "sans"): Promise<Fonts> => {
  const [regular, bold, italic] =
    family === "serif"
      ? [StandardFonts.TimesRoman, StandardFonts.TimesRomanBold, StandardFonts.TimesRomanItalic]
      : [StandardFonts.Helvetica, StandardFonts.HelveticaBold, StandardFonts.HelveticaOblique];
  return {
    regular: await document.embedFont(regular),
    bold: await document.embedFont(bold),
    italic: await document.embedFont(italic),
  };
};

const softHyphen = "\u00AD";
const plain = (text: string): string => text.replaceAll(softHyphen, "");

/** The longest start of a word, with its hyphen, that still fits; undefined when none does. */
const breakWord = (word: string, fits: (head: string) => boolean): readonly [string, string] | undefined => {
  const parts = word.split(softHyphen);
  for (let count = parts.length - 1; count > 0; count -= 1) {
    const head = `${parts.slice(0, count).join("")}-`;
    if (fits(head)) return [head, parts.slice(count).join(softHyphen)];
  }
  return undefined;
};

/** Breaks a text into lines no wider than `width` points. */
export const breakLines = (text: string, width: number, style: Style): ReadonlyArray<string> => {
  const fits = (line: string): boolean => style.font.widthOfTextAtSize(line, style.size) <= width;
  const lines: Array<string> = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? plain(word) : `${line} ${plain(word)}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    const start = line;
    const broken = breakWord(word, (head) => fits(`${start} ${head}`));
    lines.push(broken === undefined ? line : `${line} ${broken[0]}`);
    line = plain(broken === undefined ? word : broken[1]);
  }
  return [...lines, line];
};

/** Adds a page and gives the means to draw on it. */
export const addSheet = (document: PDFDocument, size: readonly [number, number] = a4): Sheet => {
  const page: PDFPage = document.addPage([size[0], size[1]]);
  const height = size[1];
  const text: Sheet["text"] = (value, x, y, style, align = "left") => {
    const width = style.font.widthOfTextAtSize(value, style.size);
    const shift = align === "left" ? 0 : align === "right" ? width : width / 2;
    page.drawText(value, {
      x: x - shift,
      y: height - y,
      font: style.font,
      size: style.size,
      color: style.color ?? color(0x1b1b1b),
    });
  };
  return {
    text,
    paragraph: (value, x, y, width, style) => {
      const leading = style.leading ?? style.size * 1.3;
      const lines = breakLines(value, width, style);
      for (const [number, line] of lines.entries()) text(line, x, y + number * leading, style);
      return y + lines.length * leading;
    },
    line: (x0, y0, x1, y1, thickness = 0.6, stroke = color(0x444444)) =>
      page.drawLine({
        start: { x: x0, y: height - y0 },
        end: { x: x1, y: height - y1 },
        thickness,
        color: stroke,
      }),
    fill: (x, y, width, tall, paint) =>
      page.drawRectangle({ x, y: height - y - tall, width, height: tall, color: paint }),
    picture: (image, x, y, width, tall) => page.drawImage(image, { x, y: height - y - tall, width, height: tall }),
    link: (url, x, y, width, tall) => {
      const { context } = document;
      const annotation = context.obj({
        Type: "Annot",
        Subtype: "Link",
        Rect: [x, height - y - tall, x + width, height - y],
        Border: [0, 0, 0],
        A: { S: "URI", URI: PDFString.of(url) },
      });
      page.node.addAnnot(context.register(annotation));
    },
  };
};
