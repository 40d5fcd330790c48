/** The parts of the content that are more than text, each inside the one that holds it. */
import { endOf } from "./piece.ts";
import type { Figure, Paragraph, Span, Table } from "./vendor.ts";

interface Placed {
  readonly spans: ReadonlyArray<Span>;
}

/** A part of the content. `children` stand inside of it. */
export type Element = Placed &
  (
    | { readonly kind: "table"; readonly table: Table; readonly children: ReadonlyArray<Element> }
    | { readonly kind: "figure"; readonly figure: Figure; readonly children: ReadonlyArray<Element> }
    | { readonly kind: "paragraph"; readonly paragraph: Paragraph; readonly children: ReadonlyArray<Element> }
    /** A text at the edge of the page; `texts` is where its words stand. */
    | { readonly kind: "margin"; readonly side: "header" | "footer"; readonly texts: ReadonlyArray<Span> }
    /** Something written in a way of the vendor's own, and what stands for it; often nothing. */
    | { readonly kind: "sign"; readonly text: string }
  );

/** An element that can hold others. */
export type Container = Extract<Element, { children: unknown }>;

/** Where an element starts. */
export const startOf = ({ spans }: Placed): number => Math.min(...spans.map(({ offset }) => offset));

/** Where its last stretch ends. */
export const lastEnd = ({ spans }: Placed): number => Math.max(...spans.map(endOf));

/** Whether all of `inner` stands in stretches of `outer`; what stands between two stretches does not. */
export const contains = (outer: Placed, inner: Placed): boolean =>
  inner.spans.every((span) =>
    outer.spans.some(({ length, offset }) => offset <= span.offset && endOf(span) <= offset + length),
  );

/** Of two with the same place, the one that may hold the other comes first. */
const ranks = { figure: 0, table: 1, paragraph: 2, sign: 3, margin: 3 } as const;

const isContainer = (element: Element): element is Container => "children" in element;

/**
 * Puts elements into those that hold them, and gives the outermost in order. Headers and footers stay outermost wherever
 * they stand (a table may run around them), and leave a hole there. Paragraphs of a table are its cells, and are left out. An element without a
 * place is left out too: it has no text.
 */
export const nest = (elements: ReadonlyArray<Element>): ReadonlyArray<Element> => {
  const ordered = elements
    .filter(({ spans }) => spans.length > 0)
    .toSorted((a, b) => startOf(a) - startOf(b) || lastEnd(b) - lastEnd(a) || ranks[a.kind] - ranks[b.kind]);
  const top: Array<Element> = [];
  const open: Array<{ readonly element: Container; readonly children: Array<Element> }> = [];
  for (const given of ordered) {
    while (open.length > 0 && lastEnd(open.at(-1)?.element ?? given) <= startOf(given)) open.pop();
    const parent = open.findLast(({ element }) => contains(element, given));
    if (given.kind === "margin") {
      top.push(given);
      parent?.children.push({ kind: "sign", spans: given.spans, text: "" });
      continue;
    }
    if (given.kind === "paragraph" && parent?.element.kind === "table") continue;
    const siblings = parent?.children ?? top;
    if (!isContainer(given)) {
      siblings.push(given);
      continue;
    }
    const children: Array<Element> = [];
    const element = { ...given, children };
    siblings.push(element);
    open.push({ element, children });
  }
  return top;
};

/** An element and everything inside of it, but for what is inside of a table. */
export const flatten = (elements: ReadonlyArray<Element>): ReadonlyArray<Element> =>
  elements.flatMap((element) =>
    isContainer(element) && element.kind !== "table" ? [element, ...flatten(element.children)] : [element],
  );

/** Figures among some elements, also those that stand in cells. */
export const figuresIn = (elements: ReadonlyArray<Element>): ReadonlyArray<Extract<Element, { kind: "figure" }>> =>
  elements.flatMap((element) => {
    if (!isContainer(element)) return [];
    const inside = figuresIn(element.children);
    return element.kind === "figure" ? [element, ...inside] : inside;
  });
