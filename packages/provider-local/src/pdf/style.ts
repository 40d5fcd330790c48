/** What all characters of one text object share: size, weight, colour, direction. */
import { compose, type Matrix } from "./matrix.ts";
import type { OpenPage } from "./page.ts";

/** The style of a run of characters, measured on the upright page. */
export interface Style {
  /** Handle of the font. */
  readonly font: number;
  /** Height of the font in points, with the scale of the matrices. */
  size: number;
  /** Width of the font's em in points, along the direction of writing; differs from the size in stretched text. */
  em: number;
  /** How far the glyphs lean to the right for each point of height, where the program slants upright ones. */
  readonly slope: number;
  bold: boolean;
  readonly italic: boolean;
  readonly monospace: boolean;
  /** The symbol font that it is, by its name. */
  readonly symbols: "wingdings" | "symbol" | undefined;
  /** 0xRRGGBB */
  readonly color: number;
  /** Drawn with neither fill nor stroke, as the text layers of OCR programs are. */
  readonly invisible: boolean;
  /** Direction of writing on the upright page, y downwards; [1, 0] is ordinary text. */
  readonly directionX: number;
  readonly directionY: number;
  /** The text stands rotated by more than a slight skew. */
  readonly rotated: boolean;
}

interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly monospace: boolean;
  readonly symbols: "wingdings" | "symbol" | undefined;
}

const boldName = /bold|black|heavy|[-_,](?:bd|blk|demi)|semibold|demibold|(?:^|\+)(?:CMBX|CMSSBX|SFBX|ECBX)/i;
const italicName = /italic|oblique|[-_,](?:it|obl)\b|kursiv|slanted|(?:^|\+)(?:CMTI|CMSL|CMMI|CMBXTI|SFTI)/i;
const monospaceName = /courier|consol|mono(?!type)|typewriter|menlo|(?:^|\+)(?:CMTT|SFTT|ECTT)|lettergothic|fixed/i;
// Bits of /Flags in a font descriptor.
const fixedPitchFlag = 1;
const italicFlag = 1 << 6;
const forceBoldFlag = 1 << 18;
/** Glyphs that lean more than this are italic. */
const leastSlope = 0.12;
// Skewed scans carry text layers that are turned by a few degrees; that is still ordinary text.
const skewLimit = Math.sin((12 * Math.PI) / 180);

const readFace = ({ pdfium: { call, heap } }: OpenPage, font: number): Face => {
  const name = heap.utf8((buffer, size) => call.FPDFFont_GetBaseFontName(font, buffer, size));
  const flags = call.FPDFFont_GetFlags(font);
  return {
    bold: boldName.test(name) || (flags > 0 && (flags & forceBoldFlag) !== 0) || call.FPDFFont_GetWeight(font) >= 600,
    italic: italicName.test(name) || (flags > 0 && (flags & italicFlag) !== 0),
    monospace: monospaceName.test(name) || (flags > 0 && (flags & fixedPitchFlag) !== 0),
    symbols: /wingdings/i.test(name) ? "wingdings" : /(?:^|\+)symbol/i.test(name) ? "symbol" : undefined,
  };
};

const readMatrix = ({ pdfium: { heap } }: OpenPage, pointer: number): Matrix => ({
  a: heap.float(pointer, 0),
  b: heap.float(pointer, 1),
  c: heap.float(pointer, 2),
  d: heap.float(pointer, 3),
  e: heap.float(pointer, 4),
  f: heap.float(pointer, 5),
});

/** Reads the styles of a page's characters; one reading for each text object and one for each font. */
export class Styles {
  readonly #page: OpenPage;
  readonly #text: number;
  readonly #faces = new Map<number, Face>();
  readonly #styles = new Map<number, Style>();

  constructor(page: OpenPage, text: number) {
    this.#page = page;
    this.#text = text;
  }

  /** The style of the character at `index`, which belongs to the text object `object`. */
  of(object: number, index: number): Style {
    let style = this.#styles.get(object);
    if (style === undefined) {
      style = this.#read(object, index);
      this.#styles.set(object, style);
    }
    return style;
  }

  #face(font: number): Face {
    let face = this.#faces.get(font);
    if (face === undefined) {
      face = readFace(this.#page, font);
      this.#faces.set(font, face);
    }
    return face;
  }

  #read(object: number, index: number): Style {
    const { pdfium, upright } = this.#page;
    const { call, heap } = pdfium;
    const { scratch } = heap;
    call.FPDFText_GetMatrix(this.#text, index, scratch);
    const matrix = compose(readMatrix(this.#page, scratch), upright);
    const fontSize = Math.abs(call.FPDFText_GetFontSize(this.#text, index));
    const length = Math.hypot(matrix.a, matrix.b) || 1;
    const mode = call.FPDFTextObj_GetTextRenderMode(object);
    const font = call.FPDFTextObj_GetFont(object);
    const face = this.#face(font);
    const colored =
      call.FPDFText_GetFillColor(this.#text, index, scratch, scratch + 4, scratch + 8, scratch + 12) !== 0;
    const color = colored
      ? ((heap.integer(scratch, 0) & 255) << 16) |
        ((heap.integer(scratch, 1) & 255) << 8) |
        (heap.integer(scratch, 2) & 255)
      : 0;
    const [directionX, directionY] = [matrix.a / length, matrix.b / length];
    const rotated = directionX < 0 || Math.abs(directionY) > skewLimit;
    // How far the glyph's own upward axis goes up, and how far it goes along the line.
    const height = matrix.c * directionY - matrix.d * directionX;
    const slope = height === 0 ? 0 : (matrix.c * directionX + matrix.d * directionY) / height;
    return {
      font,
      size: fontSize * Math.abs(height) || 1,
      em: fontSize * length || 1,
      slope: rotated ? 0 : slope,
      // Fill and stroke (mode 2) in ordinary text is how some programs make bold.
      bold: face.bold || mode === 2,
      italic: face.italic || Math.abs(slope) > leastSlope,
      monospace: face.monospace,
      symbols: face.symbols,
      color,
      invisible: mode === 3,
      directionX: rotated ? directionX : 1,
      directionY: rotated ? directionY : 0,
      rotated,
    };
  }
}
