/** What the pages about the judge say is what it does, and the reports that they show are whole. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogue, exitCodes, registry, verify } from "@ocr/conformance";
import { describe, expect, it } from "vitest";
import { clausePage } from "../scripts/clause-page.ts";
import { committedReports, publishedSubjects } from "../scripts/committed-reports.ts";
import { fixtureTables } from "../scripts/fixture-table.ts";
import { reportTable } from "../scripts/report-table.ts";
import { repositoryPage } from "../scripts/repository-page.ts";

const root = join(import.meta.dirname, "../../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const reports = committedReports();

describe("the report of", () => {
  it.each(publishedSubjects)("%s is whole, and of this judge", (name) => {
    const report = reports.get(name);
    // A release gives the suite another number; the checks are what counts.
    const faults = verify(report).filter((fault) => !fault.startsWith("it was made by version"));
    expect(faults, "./run docs:reports writes them anew").toEqual([]);
    expect(report?.command).toBe(`./run conformance --provider ${name}`);
    expect(report?.selection).toEqual({});
  });

  it("one that was changed is found out", () => {
    const report = { ...reports.get("local"), subject: "another" };
    expect(verify(report)).toContain("its hash is not that of its contents: it was changed");
  });

  it("each is in the table, with its outcome and its line", () => {
    const table = reportTable(reports);
    for (const [name, { command, outcome }] of reports) {
      expect(table).toContain(`href="/reports/${name}.html" target="_blank">${name}</a> | ${outcome} |`);
      expect(table).toContain(`${command} --seed 1\n`);
    }
  });
});

describe("the page of the contract", () => {
  const page = clausePage(read("spec/ocr-1.md"));
  const { clauses } = JSON.parse(read("spec/clauses.json")) as { clauses: ReadonlyArray<{ id: string }> };

  it("has an anchor for each clause", () => {
    const anchors = [...page.matchAll(/<a id="([^"]+)" class="clause" href="#\1">\1<\/a>/g)].map(([, id]) => id);
    expect(anchors).toEqual(clauses.map(({ id }) => id));
  });

  it("names each check once, with the anchor of its heading", () => {
    const named = [...page.matchAll(/kill-matrix#([\w-]+)">([^<]+)<\/a>/g)];
    expect(named).toHaveLength(registry.length);
    expect(new Set(named.map(([, , id]) => id))).toEqual(new Set(registry.map(({ id }) => id)));
    for (const [, anchor, id = ""] of named) expect(anchor).toBe(id.replaceAll(".", "-"));
  });
});

it("the page of the documents has all of them", async () => {
  const tables = await fixtureTables();
  for (const name of Object.keys(catalogue)) expect(tables).toContain(`| \`${name}\` |`);
  for (const { purpose } of Object.values(catalogue)) expect(tables).toContain(`| ${purpose} |`);
});

it.each(["conformance/reports.md", "conformance/pipelines.md"])("%s tells each outcome with its exit code", (path) => {
  const rows = read(`apps/docs/${path}`)
    .replaceAll("not conformant", "nonconformant")
    .replaceAll("suite error", "suite-error");
  for (const [outcome, code] of Object.entries(exitCodes))
    expect(rows).toMatch(new RegExp(`^\\|.*(${outcome}\`? +\\| ${code} |${code} +\\| ${outcome} )`, "m"));
});

describe("a text of the repository", () => {
  it("leads to the site", () => {
    expect(repositoryPage("[a](kill-matrix.md#x) [b](https://b.example) [c](../examples/adapter)")).toBe(
      "[a](/conformance/kill-matrix#x) [b](https://b.example) `examples/adapter`",
    );
    expect(repositoryPage("[PAG-2](../spec/ocr-1.md#pages), [`spec`](../spec/ocr-1.md), `[id](id)`")).toBe(
      "[PAG-2](/conformance/clauses#PAG-2), [`spec`](/conformance/clauses), `[id](id)`",
    );
  });

  it("keeps its code, under the names of its files", () => {
    expect(repositoryPage("```ts src/a.ts\n[a](b.md)\n```\n\n```sh\n[a](b.md)\n```")).toBe(
      "::: code-group\n\n```ts [src/a.ts]\n[a](b.md)\n```\n\n:::\n\n```sh\n[a](b.md)\n```",
    );
  });

  it("may not lead to a text without a page", () => {
    expect(() => repositoryPage("[a](nothing.md)")).toThrow("nothing.md");
  });
});
