/** The tables of the provider pages say what the code does: each verdict is tried at the provider, and each claim shows. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createOcr, isOcrError, type OcrInput, type Provider } from "@ocr/core";
import type { Capabilities } from "@ocr/core/provider";
import { makeDocument } from "@ocr/fakes";
import { describe, expect, it } from "vitest";
import { planFor } from "../../../packages/core/src/plan.ts";
import { abilities, capabilitiesOf, type Verdict } from "../scripts/ability.ts";
import { type ListedProvider, listedProviders } from "../scripts/provider-list.ts";
import { abilityTable, limitTable, modelTable, overviewTable } from "../scripts/provider-tables.ts";
import { allTables } from "../scripts/tables.ts";

const docs = join(import.meta.dirname, "..");
const bytes = await makeDocument({ seed: 1, pages: 1, pictures: false, tables: false });
const schema = { type: "json_schema", json_schema: { name: "a", schema: { type: "object" }, strict: true } } as const;

/** How a row of the tables is asked for. */
const requests: Readonly<Record<string, Partial<OcrInput>>> = {
  "a document from memory": {},
  "a document by `file_id`": { document: { file_id: "00000000-0000-4000-8000-000000000000" } },
  "`extract_header`": { extract_header: true },
  "`extract_footer`": { extract_footer: true },
  "`confidence_scores_granularity` page": { confidence_scores_granularity: "page" },
  "`confidence_scores_granularity` block": { confidence_scores_granularity: "block" },
  "`confidence_scores_granularity` word": { confidence_scores_granularity: "word" },
  "`document_annotation_format`": { document_annotation_format: schema },
  "`bbox_annotation_format`": { bbox_annotation_format: schema },
  "options of the vendor (`vendor`)": {},
};

/** Whether core refuses it before anything is sent: an estimate plans the call, and sends nothing. */
const isRefused = async (provider: Provider, model: string, label: string): Promise<boolean> => {
  const ocr = createOcr({ provider });
  const vendor = label.includes("vendor") ? { quality: 2 } : {};
  try {
    await ocr.estimate({ model, document: { bytes }, ...requests[label] }, { vendor });
    return false;
  } catch (error) {
    if (isOcrError(error) && error.reason === "Unsupported") return true;
    throw error;
  }
};

/** A provider with other claims. */
const claiming = ({ provider, ...rest }: ListedProvider, claims: Partial<Capabilities>): ListedProvider => ({
  ...rest,
  provider: { ...provider, models: { m: {} }, capabilities: { ...provider.capabilities, ...claims } },
});

const [first] = listedProviders;
if (first === undefined) throw new Error("there is no provider");
const textOf = (listed: ListedProvider): string => abilityTable(listed.provider) + limitTable(listed);

const models = listedProviders.flatMap(({ page, provider }) =>
  Object.keys(provider.models).map((model) => ({ page, provider, model })),
);

describe("a verdict", () => {
  it.each(models)("of $page with $model is what happens", async ({ model, provider }) => {
    const can = capabilitiesOf(provider, model);
    const shown: Record<string, boolean> = {};
    const seen: Record<string, boolean> = {};
    for (const { label, verdict } of abilities) {
      if (requests[label] === undefined) continue;
      shown[label] = verdict(can) === "refused";
      seen[label] = await isRefused(provider, model, label);
    }
    expect(shown).toEqual(seen);
  });

  it.each(models)("of $page with $model, `core` or `warned`, is what is planned", ({ model, provider }) => {
    const can = capabilitiesOf(provider, model);
    const asked = { include_blocks: true, include_image_base64: true, image_limit: 1, table_format: "html" } as const;
    const { options, warnings } = planFor({ model, ...asked }, provider, {});
    const isWarned = (name: string) => warnings.some(({ message }) => message.startsWith(`${name}: `));
    const shown = new Map(abilities.map(({ label, verdict }) => [label, verdict(can)]));
    expect({
      blocks: shown.get("`include_blocks`") === "warned",
      images: shown.get("`include_image_base64`") === "warned",
      filters: shown.get("`image_limit`, `image_min_size`") === "core",
      tables: shown.get("`table_format` html") === "core",
    }).toEqual({
      blocks: isWarned("include_blocks"),
      images: isWarned("include_image_base64"),
      filters: options.imageLimit === undefined,
      tables: options.tableFormat === undefined,
    });
  });

  it("that refuses is tried wherever there is one", () => {
    const nothing: Capabilities = { documents: [], pages: "simulated" };
    const refusing = abilities.filter(({ verdict }) => verdict(nothing) === ("refused" satisfies Verdict));
    expect(refusing.map(({ label }) => label)).toEqual(Object.keys(requests));
  });
});

describe("a claim", () => {
  /** Each claim with another value than that of the first provider. */
  const others: Required<Omit<Capabilities, "checksDocuments">> = {
    documents: ["url"],
    mediaTypes: ["text/plain"],
    pages: "simulated",
    maxBytes: 1_000_000,
    maxPages: 7,
    images: false,
    hyperlinks: false,
    imageFilters: false,
    tableFormats: ["html"],
    header: false,
    footer: false,
    blocks: false,
    confidences: ["word"],
    documentAnnotation: true,
    bboxAnnotation: true,
    vendorOptions: true,
    languages: ["eng"],
    batch: true,
  };

  it.each(Object.entries(others))("%s changes a table", (name, value) => {
    expect(textOf(claiming(first, { [name]: value }))).not.toBe(textOf(claiming(first, {})));
  });

  it("of a model has a column of its own", () => {
    const provider: Provider = { ...first.provider, models: { a: {}, b: { capabilities: { blocks: false } }, c: {} } };
    expect(abilityTable(provider).split("\n")[0]).toBe("| you ask for | `a`, `c` | `b` |");
    expect(overviewTable([{ page: "x", provider }]).split("\n")[0]).toBe("| you ask for | [x](/providers/x) |");
  });
});

it("shows a price with its source and date, and one that is not known as unknown", () => {
  const price = { usdPerPage: 0.0015, batchShare: 0.5, source: "our list", date: "2026-11-01" };
  const table = modelTable({ ...first.provider, models: { a: { price }, b: { deprecated: "2026-12-31" } } });
  expect(table).toContain("| `a` | $1.5 | $0.75 | default |");
  expect(table).toContain("| `b` | unknown | unknown | deprecated 2026-12-31 |");
  expect(table).toContain("Prices: our list, 2026-11-01.");
});

describe("pages", () => {
  const pages = globSync("{*.md,!(api|node_modules|generated)/**/*.md}", { cwd: docs });
  const included = pages.flatMap((path) =>
    [...readFileSync(join(docs, path), "utf8").matchAll(/^<!--@include: (\S+?)(?:#\w+)?(?:\{[\d,]+\})?-->$/gm)].map(
      ([, file = ""]) => join(docs, path, "..", file),
    ),
  );

  it("show every table, and include nothing that is not there", async () => {
    const folder = join(docs, "generated/tables");
    const shown = included.filter((file) => file.startsWith(folder)).map((file) => basename(file, ".md"));
    expect(new Set(shown)).toEqual(new Set((await allTables()).keys()));
    // What else is generated exists only after a build, which then shows that it is missing.
    const written = included.filter((file) => !file.startsWith(join(docs, "generated")));
    expect(written.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each(listedProviders)("there is one of $page", ({ page }) => {
    expect(existsSync(join(docs, `providers/${page}.md`))).toBe(true);
  });
});
