/** The HTML view of everything the demo read: one file without references to any other place. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { escapeHtml } from "./escape.ts";
import { pageView } from "./page-view.ts";
import type { Reading } from "./reading.ts";

const asset = (name: string): string => readFileSync(join(import.meta.dirname, name), "utf8");
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

const section = ({ file, name, response, meta, pictures }: Reading): string => {
  const pages = response.pages.map((page) =>
    pageView(
      page,
      pictures.find(({ index }) => index === page.index),
      meta.pages.find(({ index }) => index === page.index),
    ),
  );
  const facts = [
    plural(response.pages.length, "page"),
    [...new Set(meta.pages.map(({ engine }) => engine ?? "unknown engine"))].join(" and "),
    `${(meta.durationMs / 1000).toFixed(2)} s`,
    meta.cost === undefined ? "cost unknown" : `$${meta.cost.usd.toFixed(2)}`,
  ];
  const warnings = meta.warnings.map(({ message }) => `<li>${escapeHtml(message)}</li>`).join("");
  return `<section id="${escapeHtml(name)}">
<header class="document"><h2>${escapeHtml(file)}</h2>
<p class="facts">${facts.map((fact) => `<span>${escapeHtml(fact)}</span>`).join("")}
<a href="${encodeURIComponent(name)}.md">Markdown</a><a href="${encodeURIComponent(name)}.json">JSON</a></p>
${warnings === "" ? "" : `<ul class="warnings">${warnings}</ul>`}</header>
${pages.join("\n")}
</section>`;
};

/** Block types in the order of their first appearance, with their number. */
const legend = (readings: ReadonlyArray<Reading>): string => {
  const counts = new Map<string, number>();
  for (const { type } of readings.flatMap(({ response }) => response.pages.flatMap((page) => page.blocks ?? [])))
    counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(
      ([type, count]) =>
        `<button type="button" class="key" data-type="${escapeHtml(type)}" aria-pressed="true">${escapeHtml(type)} <small>${count}</small></button>`,
    )
    .join("");
};

/** The whole page as HTML. */
export const viewOf = (readings: ReadonlyArray<Reading>): string => {
  const pages = readings.reduce((sum, { response }) => sum + response.pages.length, 0);
  const seconds = readings.reduce((sum, { meta }) => sum + meta.durationMs, 0) / 1000;
  const links = readings.map(({ file, name }) => `<a href="#${escapeHtml(name)}">${escapeHtml(file)}</a>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>OCR demo</title>
<style>${asset("view.css")}</style>
</head>
<body>
<header class="top">
<h1>Documents to Markdown</h1>
<p>${plural(readings.length, "document")}, ${plural(pages, "page")}, read on this machine in ${seconds.toFixed(1)} seconds, with no key and no network. Point at a block to see what it holds.</p>
</header>
<nav aria-label="Documents and block types"><div class="links">${links}</div><div class="keys">${legend(readings)}</div></nav>
<main>${readings.map(section).join("\n")}</main>
<div id="tip" role="tooltip" hidden></div>
<script>${asset("view-script.js")}</script>
</body>
</html>
`;
};
