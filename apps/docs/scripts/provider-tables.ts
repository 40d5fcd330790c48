/** The tables of the provider pages, made of the providers themselves: what each can do, its limits, models and prices. */
import type { Model, Provider } from "@ocr/core/provider";
import { abilities, capabilitiesOf } from "./ability.ts";
import { tableOf } from "./markdown-table.ts";
import type { ListedProvider } from "./provider-list.ts";

const code = (text: string): string => `\`${text}\``;

/** The models with what makes them columns: those that can do the same share one. */
const columnsOf = (provider: Provider): ReadonlyMap<string, ReadonlyArray<string>> => {
  const columns = new Map<string, Array<string>>();
  for (const [id, { aliasOf }] of Object.entries(provider.models)) {
    if (aliasOf !== undefined) continue;
    const can = capabilitiesOf(provider, id);
    const verdicts = abilities.map(({ verdict }) => verdict(can)).join("|");
    columns.set(verdicts, [...(columns.get(verdicts) ?? []), id]);
  }
  return columns;
};

/** What a provider can do with each of its models. */
export const abilityTable = (provider: Provider): string => {
  const columns = [...columnsOf(provider)].map(([verdicts, ids]) => ({ verdicts: verdicts.split("|"), ids }));
  return tableOf(
    ["you ask for", ...columns.map(({ ids }) => ids.map(code).join(", "))],
    abilities.map(({ label }, row) => [label, ...columns.map(({ verdicts }) => verdicts[row] ?? "")]),
  );
};

const count = (value: number | undefined, unit: string, by = 1): string =>
  value === undefined ? "no limit is known" : `${(value / by).toLocaleString("en")} ${unit}`;

/** What a provider takes, and how much of it. Variants are named where they differ. */
export const limitTable = ({ provider, variants = {} }: ListedProvider): string => {
  const row = (label: string, cell: (provider: Provider) => string) => {
    const usual = cell(provider);
    const others = Object.entries(variants).map(([name, variant]) => [name, cell(variant)] as const);
    const differing = others.filter(([, text]) => text !== usual).map(([name, text]) => `; ${name}: ${text}`);
    return [label, usual + differing.join("")] as const;
  };
  const rows = [
    row("pages", ({ capabilities: { maxPages } }) => count(maxPages, "pages")),
    row("size", ({ capabilities: { maxBytes } }) => count(maxBytes, "MB", 1e6)),
    row(
      "types",
      ({ capabilities: { mediaTypes } }) => mediaTypes?.map(code).join(", ") ?? "what the vendor takes; it decides",
    ),
    row("languages", ({ capabilities: { languages } }) => languages?.join(", ") ?? ""),
  ];
  return tableOf(
    ["one document", "at most"],
    rows.filter(([, cell]) => cell !== ""),
  );
};

/** Dollars for a thousand pages, without the dust of fractions; a price that is not known is never 0. */
const perThousand = (usd: number | undefined): string =>
  usd === undefined ? "unknown" : `$${Math.round(usd * 1e9) / 1e6}`;

const notesOf = (model: Model, isDefault: boolean): string =>
  [
    isDefault ? "default" : "",
    model.aliasOf === undefined ? "" : `another name of ${code(model.aliasOf)}`,
    model.released === undefined ? "" : `since ${model.released}`,
    model.preview ? "preview" : "",
    model.deprecated === undefined ? "" : `deprecated ${model.deprecated}`,
    model.retired === undefined ? "" : `retired ${model.retired}`,
  ]
    .filter((note) => note !== "")
    .join(", ");

/** The models of a provider, what a thousand pages cost, and who says so. */
export const modelTable = (provider: Provider): string => {
  const { models } = provider;
  const entries = Object.entries(models);
  const hasJobs = entries.some(([, { price }]) => price?.batchShare !== undefined);
  const annotates = (id: string) => capabilitiesOf(provider, id).documentAnnotation ?? false;
  const anyAnnotates = entries.some(([id]) => annotates(id));
  const rows = entries.map(([id, model], at) => {
    const { batchShare, usdPerAnnotatedPage, usdPerPage } = model.price ?? {};
    const job = usdPerPage === undefined || batchShare === undefined ? undefined : usdPerPage * batchShare;
    return [
      code(id),
      perThousand(usdPerPage),
      ...(anyAnnotates ? [annotates(id) ? perThousand(usdPerAnnotatedPage) : "-"] : []),
      ...(hasJobs ? [perThousand(job)] : []),
      notesOf(model, at === 0),
    ];
  });
  const head = [
    "model",
    "1000 pages",
    ...(anyAnnotates ? ["annotated"] : []),
    ...(hasJobs ? ["in a batch job"] : []),
    "notes",
  ];
  const sources = new Set(entries.flatMap(([, { price }]) => (price ? `${price.source}, ${price.date}` : [])));
  const said = [...sources].map((source) => `Prices: ${source}.`);
  return [tableOf(head, rows), ...said].join("\n\n");
};

/** All providers side by side, each with its default model. */
export const overviewTable = (providers: ReadonlyArray<ListedProvider>): string =>
  tableOf(
    ["you ask for", ...providers.map(({ page }) => `[${page}](/providers/${page})`)],
    abilities.map(({ label, verdict }) => [
      label,
      ...providers.map(({ provider }) => verdict(capabilitiesOf(provider, Object.keys(provider.models)[0] ?? ""))),
    ]),
  );
