/** The frame of an HTML report: one file that asks no other host for anything. */
import { createHash } from "node:crypto";
import { Markup, markup } from "../markup.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

const integrity = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** A whole page. `links` are the parts that its head leads to, by their ids. */
export const htmlDocument = (
  title: string,
  who: string,
  links: ReadonlyArray<readonly [id: string, name: string]>,
  body: Markup,
): string => {
  // Nothing may be fetched, and no script may run but the one below, whatever a subject wrote into its answers.
  const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${integrity(script)}; base-uri 'none'; form-action 'none'`;
  const parts = links.map(([id, name]) => markup`<a href="#${id}">${name}</a>`);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#content">To the report</a>
<div class="top"><nav aria-label="Parts of the report"><a class="who" href="#content">${who}</a>${parts}</nav></div>
<main id="content" tabindex="-1">
${body}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
};
