/** The HTML report: what it shows, and that it asks nobody for anything. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { type Check, evidenceLog, judge, mutants, referenceSubject, renderReport, sealed } from "@ocr/conformance";
import { makeDocument, makeScan } from "@ocr/fakes";
import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { scanPictures } from "../src/report/html/scan-picture.ts";
import { sampleEvidence, sampleReport } from "./sample-report.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const elementsIn = (html: string): ReadonlyArray<Element> => {
  const elements: Array<Element> = [];
  new Parser({ onopentag: (name, attributes) => elements.push({ name, attributes }) }).end(html);
  return elements;
};

/** The texts of the pages, with what differs in them. */
const wordsIn = (html: string): string =>
  [...html.matchAll(/<p class="words"[^>]*>([^]*?)<\/p>/g)].map(([, words = ""]) => words).join("\n");

/** Size and number of greys of a PNG with one filter-free IDAT. */
const pngHead = (png: Buffer) => {
  const start = png.indexOf("IDAT");
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const filters = new Set(Array.from({ length: height }, (_, row) => rows[(row * rows.length) / height]));
  return { width, height, filters: [...filters], colors: new Set(rows).size };
};

const seal = { command: "ocr-conformance --module ./acme.js", date: "2026-11-20T09:30:00.000Z" };

/** The report of the mutant that a check kills, and some other checks. */
const htmlOf = async (kills: string, checks: ReadonlyArray<string>): Promise<string> => {
  const evidence = evidenceLog();
  const mutant = mutants.find((known) => known.kills === kills);
  const report = sealed(await judge(mutant?.make() ?? referenceSubject(), { checks, evidence }), seal);
  return renderReport("html", report, evidence);
};

const sample = renderReport("html", sampleReport, sampleEvidence);

describe("html", () => {
  it("is one file that asks no host, and runs no script but its own", () => {
    const elements = elementsIn(sample);
    for (const { attributes, name } of elements)
      for (const key of ["src", "href", "action", "srcset", "poster", "data"])
        expect(attributes[key] ?? "#", `${name} ${key}`).toMatch(/^(#|data:)/);
    expect(sample).not.toMatch(/@import|url\(/);
    const [script, ...others] = [...sample.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text = ""]) => text);
    expect(others).toEqual([]);
    const policy = elements.find(({ attributes }) => attributes["http-equiv"] === "Content-Security-Policy");
    const hash = createHash("sha256")
      .update(script ?? "")
      .digest("base64");
    expect(policy?.attributes["content"]).toContain(`script-src 'sha256-${hash}'`);
    expect(policy?.attributes["content"]).toContain("default-src 'none'");
  });

  it("says the outcome, what failed, why, and how to see it again", () => {
    expect(sample).toContain("<strong>not conformant</strong>");
    expect(sample).toContain("pages &quot;0-1&quot; gave [0], not [0,1]");
    expect(sample).toContain("A text holds numbers and ranges between commas");
    expect(sample).toContain(`${sampleReport.command} --profile pages --check pages.range --seed 7</code>`);
    expect(sample).toContain("&lt;/pre&gt;&lt;script&gt;alert(1)");
    // Before anything else.
    expect(sample.indexOf("gave [0]")).toBeLessThan(sample.indexOf('id="profiles"'));
  });

  it("quotes the clauses as the contract has them; run tools/conformance/clauses.ts when this fails", async () => {
    const [ours, contract] = await Promise.all(
      ["../clauses.json", "../../../spec/clauses.json"].map((file) =>
        readFile(join(import.meta.dirname, file), "utf8"),
      ),
    );
    expect(ours).toBe(contract);
  });

  it("tells once what many checks found", () => {
    const [first] = sampleReport.results;
    if (first === undefined) throw new Error("the sample is empty");
    const failed = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        ...first,
        id: `pages.a${i}`,
        status: "fail" as const,
        reason: "no answer",
      }));
    const html = (count: number) => renderReport("html", { ...sampleReport, results: failed(count) });
    expect(html(4)).toContain('<b>4 checks</b><span class="reason">no answer</span>');
    expect(html(3)).not.toContain("Reasons that repeat");
    const text = renderReport("md", { ...sampleReport, results: failed(40) });
    expect(text).toContain("- 40 checks: no answer");
    // A comment on a pull request has a limit.
    expect(text.split("<details>")).toHaveLength(27);
    expect(text).toContain("And 15 more: `pages.a25`");
  });

  it("leads nowhere that is not there, and names nothing twice", async () => {
    for (const html of [sample, await htmlOf("pages.range", ["pages.range", "pages.list"])]) {
      const elements = elementsIn(html);
      const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const targets = elements.flatMap(({ attributes, name }) =>
        name === "a" ? (attributes["href"] ?? "").slice(1) : [],
      );
      // The sample has traffic about a document that nobody read.
      expect(targets.filter((target) => !ids.includes(target) && target !== "document-single")).toEqual([]);
    }
  });

  it("shows each page with true and found boxes, and its words against the printed ones", async () => {
    const html = await htmlOf("text.no-invention", ["text.no-invention", "blocks.types"]);
    expect(wordsIn(html)).toMatch(/<ins>[^<]+<\/ins>/);
    expect(wordsIn(html)).not.toContain("<del>");
    const boxes = (layer: string) =>
      html
        .split(`<g class="${layer}"`)
        .slice(1)
        .map((part) => part.split("</g>")[0] ?? "");
    expect(boxes("truth")[0]).toContain("<title>truth: title</title>");
    expect(boxes("found").join("")).toContain("<title>found: title</title>");
    // Found boxes are pixels and true ones points: over each other they are nearly the same.
    const placeOf = (part: string | undefined, name: string) => {
      const [, ...corner] =
        new RegExp(`x="([\\d.]+)" y="([\\d.]+)" width="([\\d.]+)" height="([\\d.]+)"><title>\\w+: ${name}<`).exec(
          part ?? "",
        ) ?? [];
      return corner.map(Number);
    };
    const index = boxes("found").findIndex((part) => part.includes("found: table"));
    const [truth, found] = [placeOf(boxes("truth")[index], "table"), placeOf(boxes("found")[index], "table")];
    expect(truth).toHaveLength(4);
    for (const [i, value] of truth.entries()) expect(Math.abs(value - (found[i] ?? NaN))).toBeLessThan(2);
  });

  it("shows the pictures of scans themselves", async () => {
    const scan = await makeScan({ seed: 1, dpi: 60, skew: 0.02, width: 200, height: 100 });
    const [picture, ...others] = scanPictures(scan);
    expect(others).toEqual([]);
    const { colors, filters, height, width } = pngHead(picture ?? Buffer.alloc(0));
    // 200 by 100 points at 60 dots per inch.
    expect([width, height]).toEqual([167, 83]);
    expect(colors).toBeGreaterThan(1);
    expect(filters).toEqual([0]);
    expect(scanPictures(await makeDocument({ seed: 1 }))).toEqual([]);
    expect(scanPictures(Buffer.from("%PDF-1.7 <</Subtype /Image /Length 9>>\nstream\n"))).toEqual([]);
  });

  it("finds no difference where all was read: lists with numbers, forms, scripts without spaces, pictures", async () => {
    const names = ["outline", "form", "script-thai", "picture"] as const;
    const check: Check = {
      id: "blocks.all",
      clause: "RES-1",
      level: "MUST",
      profile: "blocks",
      title: "made up",
      run: async (context) => {
        for (const name of names) await context.read(name, { include_blocks: true });
      },
    };
    const evidence = evidenceLog();
    const report = await judge(referenceSubject(), { registry: [check], evidence });
    const html = renderReport("html", report, evidence);
    expect(html.split('class="document"')).toHaveLength(names.length + 1);
    const differing = [...html.matchAll(/<summary><b>([\w-]+)<\/b><span>[^<]*<\/span><span class="differs">([^<]*)/g)];
    expect(differing.map(([, name, words]) => `${name}: ${words}`)).toEqual([]);
    expect(html).toContain("No words are printed on this picture");
    expect(html).toMatch(/>1\.<\/text>/);
  });

  it("shows what was lost", async () => {
    const words = wordsIn(await htmlOf("text.no-omission", ["text.no-omission"]));
    expect(words).toMatch(/<del>[^<]+<\/del>/);
    expect(words).not.toContain("<ins>");
  });

  it("calls a conformant run conformant, without a list of failures", async () => {
    const html = await htmlOf("none", ["text.no-omission"]);
    expect(html).toContain("<strong>conformant</strong>");
    expect(html).not.toContain('id="troubles"');
    expect(html).toContain("words as printed");
  });
});
