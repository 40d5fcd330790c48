/** Sentences that go on in the next column: joins the halves of a paragraph, past what stands between them. */
import { around } from "./box.ts";
import type { Paragraph } from "./paragraph.ts";
import type { Part } from "./part.ts";
import { endsSentence, isIndexEntry, startsLower } from "./sentence.ts";

const hyphenEnd = /\p{L}[-‐\u00ad]$/u;

/** Whether `after` is the second half of the sentence in which `before` ends. */
export const goesOn = (before: Paragraph, after: Paragraph): boolean => {
  const last = before.lines.at(-1);
  const first = after.lines[0];
  if (last === undefined || first === undefined || after.marker !== undefined) return false;
  if (Math.abs(last.size - first.size) > 0.08 * last.size || last.bold !== first.bold) return false;
  if (last.gapped || last.leader || first.gapped || first.leader || last.rightToLeft !== first.rightToLeft)
    return false;
  if (hyphenEnd.test(last.text)) return startsLower(first.text);
  if (endsSentence(last.text) || /[:;]$/.test(last.text) || isIndexEntry(last.text)) return false;
  // Without small letters there is no sign of a beginning: then only running text that fills its line goes on.
  return startsLower(first.text) && before.lines.length + after.lines.length > 2;
};

const joined = (a: Paragraph, b: Paragraph): Paragraph => ({
  ...around([a, b]),
  lines: [...a.lines, ...b.lines],
  hard: [...a.hard, false, ...b.hard],
  marker: a.marker,
  above: a.above,
  below: b.below,
});

const lastParagraph = (part: Part): Paragraph | undefined => {
  if (part.kind === "text") return part.paragraph;
  return part.kind === "list" ? part.items.at(-1)?.paragraph : undefined;
};

const withLast = (part: Part, paragraph: Paragraph): Part => {
  if (part.kind === "text") return { kind: "text", paragraph };
  if (part.kind !== "list") return part;
  return {
    kind: "list",
    items: part.items.map((item, index) => (index === part.items.length - 1 ? { ...item, paragraph } : item)),
  };
};

/** A list that goes on in the next region: the same kind of mark, and the next number where it has numbers. */
const joinLists = (before: Part | undefined, after: Part): Part | undefined => {
  if (before?.kind !== "list" || after.kind !== "list") return undefined;
  const outer = before.items.findLast(({ depth }) => depth === 0)?.paragraph.marker;
  const next = after.items[0]?.paragraph.marker;
  if (outer === undefined || next === undefined || outer.style !== next.style || outer.kind !== next.kind)
    return undefined;
  if (outer.ordinal !== undefined && next.ordinal !== outer.ordinal + 1) return undefined;
  return { kind: "list", items: [...before.items, ...after.items] };
};

/** How many parts (notes, figures) may stand between the halves. */
const reach = 4;

/** All parts of the page from the parts of its regions, in order; halves of paragraphs joined. */
export const joinRegions = (regions: ReadonlyArray<ReadonlyArray<Part>>): Array<Part> => {
  const parts: Array<Part> = [];
  for (const region of regions) {
    const [first, ...rest] = region;
    if (first === undefined) continue;
    const list = joinLists(parts.at(-1), first);
    if (list !== undefined) {
      parts[parts.length - 1] = list;
      parts.push(...rest);
      continue;
    }
    const joinedTo = first.kind === "text" ? findFirstHalf(parts, first.paragraph) : undefined;
    if (joinedTo === undefined || first.kind !== "text") parts.push(first);
    else {
      const part = parts[joinedTo] as Part;
      parts[joinedTo] = withLast(part, joined(lastParagraph(part) as Paragraph, first.paragraph));
    }
    parts.push(...rest);
  }
  return parts;
};

const findFirstHalf = (parts: ReadonlyArray<Part>, second: Paragraph): number | undefined => {
  const size = second.lines[0]?.size ?? 0;
  for (let index = parts.length - 1; index >= Math.max(0, parts.length - reach); index -= 1) {
    const part = parts[index] as Part;
    const paragraph = lastParagraph(part);
    if (paragraph !== undefined && goesOn(paragraph, second)) return index;
    // Notes are set smaller; ordinary text in between ends the search.
    if (paragraph !== undefined && (paragraph.lines[0]?.size ?? 0) > 0.93 * size) return undefined;
  }
  return undefined;
};
