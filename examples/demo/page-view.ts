/** One page of the view: its picture with outlined blocks on one side, its Markdown on the other. */
import { toMarkdown } from "@ocr/core";
import type { OcrResponse, PageReport } from "@ocr/core";
import { toHtml } from "@ocr/core/output";
import { escapeHtml } from "./escape.ts";
import type { PagePicture } from "./reading.ts";

type Page = OcrResponse["pages"][number];
type Block = NonNullable<Page["blocks"]>[number];

const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(3)}%`;

/**
 * A block as an outline over the page picture, in shares of the page, so that it fits at any size. A small block lies
 * above a large one, so that each can be pointed at.
 */
const outline = (block: Block, { width, height }: { width: number; height: number }): string => {
  const area = (block.bottom_right_x - block.top_left_x) * (block.bottom_right_y - block.top_left_y);
  const place = [
    `left:${percent(block.top_left_x, width)}`,
    `top:${percent(block.top_left_y, height)}`,
    `width:${percent(block.bottom_right_x - block.top_left_x, width)}`,
    `height:${percent(block.bottom_right_y - block.top_left_y, height)}`,
    `z-index:${Math.round((1 - area / (width * height)) * 1000)}`,
  ].join(";");
  const type = escapeHtml(block.type);
  const content = escapeHtml(block.content.trim() === "" ? (block.image_id ?? "") : block.content);
  return `<button type="button" class="block" data-type="${type}" data-content="${content}" style="${place}" aria-label="${type}"></button>`;
};

const facts = (page: Page, report: PageReport | undefined): string => {
  const confidence = page.confidence_scores?.average_page_confidence_score;
  return [
    `Page ${page.index + 1}`,
    report?.engine,
    report?.milliseconds === undefined ? undefined : `${(report.milliseconds / 1000).toFixed(2)} s`,
    confidence === undefined ? undefined : `confidence ${(confidence * 100).toFixed(1)} %`,
  ]
    .filter((fact) => fact !== undefined)
    .map((fact) => `<span>${escapeHtml(fact)}</span>`)
    .join("");
};

/** HTML of one page. */
export const pageView = (page: Page, picture: PagePicture | undefined, report: PageReport | undefined): string => {
  const blocks = page.dimensions === null ? [] : (page.blocks ?? []).map((block) => outline(block, page.dimensions!));
  const image =
    picture === undefined
      ? ""
      : `<img src="${picture.uri}" width="${picture.width}" height="${picture.height}" alt="Picture of page ${page.index + 1}">`;
  return `<article class="page">
<figure><figcaption class="facts">${facts(page, report)}</figcaption><div class="sheet">${image}${blocks.join("")}</div></figure>
<div class="text">
<div class="markdown">${toHtml({ pages: [page] }, { fragment: true, header: true, footer: true })}</div>
<details><summary>Markdown source</summary><pre>${escapeHtml(toMarkdown({ pages: [page] }))}</pre></details>
</div>
</article>`;
};
