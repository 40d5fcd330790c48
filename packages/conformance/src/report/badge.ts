/** The report as a badge: an SVG that says how much was examined, not only that it was good. */
import { markup } from "./markup.ts";
import { countsOf } from "./outcome.ts";
import type { Outcome, Report } from "./report.ts";
import { outcomeName, profilesIn } from "./wording.ts";

// Dark enough for white letters (4.5 to 1 or more).
const colours: Readonly<Record<Outcome, string>> = {
  conformant: "#1a7f37",
  nonconformant: "#c4262e",
  incomplete: "#8a5a00",
  "suite-error": "#5b4b9a",
};

/** Widths of letters in hundredths of the font size, about those of Verdana; the text is then set to the sum exactly. */
const widthOf = (text: string, size: number): number => {
  let sum = 0;
  for (const letter of text) {
    if (/[ilj.,:;|!' ]/.test(letter)) sum += 36;
    else if (/[frt/()]/.test(letter)) sum += 44;
    else if (/[mwMW]/.test(letter)) sum += 95;
    else sum += 63;
  }
  return Math.round((sum * size) / 100);
};

/** What a badge says to the right of the contract's name. */
export const badgeText = (report: Report): string => {
  const { outcome } = report;
  const { all, good } = profilesIn(report);
  // Provisional checks decide nothing, and a badge has no room for what decides nothing.
  const decisive = report.results.filter(({ provisional }) => provisional !== true);
  const counts = countsOf(decisive);
  const checks = decisive.length - counts["not-applicable"];
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  switch (outcome) {
    case "conformant": {
      const warned = counts.warn === 0 ? "" : `, ${many(counts.warn, "warning")}`;
      return `conformant ${good}/${all} profiles, ${many(checks, "check")}${warned}`;
    }
    case "nonconformant":
      return `not conformant: ${counts.fail} of ${many(checks, "check")} failed, ${good}/${all} profiles`;
    case "incomplete":
      return `incomplete: ${counts["could-not-run"]} of ${many(checks, "check")} could not run, ${good}/${all} profiles`;
    case "suite-error":
      return `${outcomeName[outcome]}: no verdict`;
  }
};

/** The report as an SVG badge. */
export const badgeReport = (report: Report): string => {
  const size = 11;
  const pad = 7;
  const [name, text] = [report.spec, badgeText(report)];
  const [left, right] = [widthOf(name, size), widthOf(text, size)];
  const split = left + 2 * pad;
  const width = split + right + 2 * pad;
  const label = `${report.subject}, ${name}: ${text}`;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="22" viewBox="0 0 ${width} 22" role="img" aria-label="${label}">
  <title>${label}</title>
  <clipPath id="edge"><rect width="${width}" height="22" rx="4"/></clipPath>
  <g clip-path="url(#edge)">
    <rect width="${split}" height="22" fill="#30363d"/>
    <rect x="${split}" width="${width - split}" height="22" fill="${colours[report.outcome]}"/>
  </g>
  <g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="${size}">
    <text x="${pad}" y="15" textLength="${left}" lengthAdjust="spacingAndGlyphs">${name}</text>
    <text x="${split + pad}" y="15" textLength="${right}" lengthAdjust="spacingAndGlyphs">${text}</text>
  </g>
</svg>
`.text;
};
