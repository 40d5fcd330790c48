/** A page of a document of the suite, drawn from its truth, with the true and the found boxes over it. */
import type { Fixture } from "../../fixture/fixtures.ts";
import { foundBox, type ShareBox } from "../../score/boxes.ts";
import type { WirePage } from "../../wire.ts";
import { type Markup, markup } from "../markup.ts";

type PageTruth = Fixture["pages"][number];
type Item = PageTruth["items"][number];
type Line = NonNullable<PageTruth["header"]>;

// Letters of common fonts reach about this far above their base line.
const ascent = 0.8;

const short = (value: number): string => String(Math.round(value * 10) / 10);

const lineOf = ({ bold, box, size, text }: Line): Markup =>
  markup`<text x="${short(box.x)}" y="${short(box.y + size * ascent)}" font-size="${short(size)}"${bold ? markup` font-weight="700"` : undefined} textLength="${short(box.width)}" lengthAdjust="spacingAndGlyphs">${text}</text>`;

/** A page in points is about this wide; others, such as pictures in pixels, get names and bullets of the same size. */
const usualWidth = 612;

const rectangle = (box: Item["box"], className: string, title?: string): Markup =>
  markup`<rect class="${className}" x="${short(box.x)}" y="${short(box.y)}" width="${short(box.width)}" height="${short(box.height)}">${title === undefined ? undefined : markup`<title>${title}</title>`}</rect>`;

const fieldDrawing = ({ label, value, valueBox }: Extract<Item, { kind: "field" }>): Markup => {
  const { height, width, x, y } = valueBox;
  const { size } = label;
  const text = typeof value === "string" ? value : value ? "✓" : "";
  const inside = markup`<text x="${short(x + Math.min(2, width / 8))}" y="${short(y + (height + size * 0.7) / 2)}" font-size="${short(size)}">${text}</text>`;
  return markup`${lineOf(label)}${rectangle(valueBox, "cell")}${inside}`;
};

const itemDrawing = (item: Item): Markup => {
  if (item.kind === "table") {
    const rule = (box: Item["box"]) => (item.ruled === false ? undefined : rectangle(box, "cell"));
    return markup`${item.cells.map(({ box, line }) => markup`${rule(box)}${line === undefined ? undefined : lineOf(line)}`)}`;
  }
  if (item.kind === "picture") {
    const { height, width, x, y } = item.box;
    const source = `data:image/jpeg;base64,${Buffer.from(item.jpeg).toString("base64")}`;
    return markup`<image x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none" href="${source}"/>`;
  }
  if (item.kind === "field") return fieldDrawing(item);
  if (item.kind !== "list") return markup`${item.lines.map(lineOf)}`;
  const marks = item.lines.map(({ box, size }, i) =>
    item.ordered === true
      ? markup`<text x="${short(item.box.x)}" y="${short(box.y + size * ascent)}" font-size="${short(size)}">${i + 1}.</text>`
      : markup`<circle cx="${short(item.box.x + size * 0.2)}" cy="${short(box.y + size * 0.55)}" r="${short(size * 0.13)}"/>`,
  );
  return markup`${item.lines.map(lineOf)}${marks}`;
};

const share = (box: ShareBox, page: PageTruth): Item["box"] => ({
  x: box.left * page.width,
  y: box.top * page.height,
  width: Math.max(0, box.right - box.left) * page.width,
  height: Math.max(0, box.bottom - box.top) * page.height,
});

/** A box with the word that stands at its corner. */
interface Marked {
  readonly box: Item["box"];
  readonly name: string;
}

const trueBoxes = (page: PageTruth): ReadonlyArray<Marked> => [
  ...(page.header === undefined ? [] : [{ box: page.header.box, name: "header" }]),
  ...page.items.map(({ box, kind }) => ({ box, name: kind })),
  ...(page.footer === undefined ? [] : [{ box: page.footer.box, name: "footer" }]),
];

const foundBoxes = (found: WirePage, page: PageTruth): ReadonlyArray<Marked> => {
  const { blocks, dimensions, images } = found;
  const named = [
    ...(blocks ?? []).map((block) => ({ name: block.type, corners: block })),
    ...images.map((image) => ({ name: image.id, corners: image })),
  ];
  return named.flatMap(({ corners, name }) => {
    const box = foundBox(corners, dimensions);
    // A page without a size has no places.
    const isPlace = box !== undefined && Object.values(box).every(Number.isFinite);
    return isPlace ? [{ name, box: share(box, page) }] : [];
  });
};

// The names of true boxes stand to the left of them, those of found ones to the right, so that they hide nothing.
const layer = (boxes: ReadonlyArray<Marked>, what: "truth" | "found", unit: number): Markup =>
  markup`<g class="${what}" font-size="${short(6 * unit)}">${boxes.map(({ box, name }) => {
    const x = what === "truth" ? box.x - 2.5 * unit : box.x + box.width + 2.5 * unit;
    return markup`${rectangle(box, "box", `${what}: ${name}`)}<text class="mark" x="${short(x)}" y="${short(box.y + 6 * unit)}" stroke-width="${short(2 * unit)}">${name}</text>`;
  })}</g>`;

/** How many boxes of each kind a page has. */
export const boxCounts = (
  page: PageTruth,
  found: WirePage | undefined,
): { readonly truth: number; readonly found: number } => ({
  truth: trueBoxes(page).length,
  found: found === undefined ? 0 : foundBoxes(found, page).length,
});

/** The page as SVG. `picture` is shown in place of the drawing, for documents that are pictures themselves. */
export const pageDrawing = (page: PageTruth, found: WirePage | undefined, label: string, picture?: string): Markup => {
  const { footer, header, height, items, width } = page;
  const unit = width / usualWidth;
  const margins = [header, footer].flatMap((line) => (line === undefined ? [] : [lineOf(line)]));
  const ground =
    picture === undefined
      ? markup`<g class="print">${margins}${items.map(itemDrawing)}</g>`
      : markup`<image width="${width}" height="${height}" preserveAspectRatio="none" href="${picture}"/>`;
  return markup`<svg class="page" viewBox="0 0 ${short(width)} ${short(height)}" role="img" aria-label="${label}"><rect class="paper" width="${short(width)}" height="${short(height)}"/>${ground}${layer(trueBoxes(page), "truth", unit)}${found === undefined ? undefined : layer(foundBoxes(found, page), "found", unit)}</svg>`;
};
