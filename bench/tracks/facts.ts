/** Facts: what must, and must not, stand in the Markdown of difficult pages (tests of olmOCR-bench). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { chosen, type CorpusDocument } from "../corpus.ts";
import { peersAt } from "../peers.ts";
import { emptyAmong, enginesAmong, failuresAmong, readAll } from "../reading.ts";
import { percent, table } from "../report/table.ts";
import { readFacts, type Fact } from "../score/fact.ts";
import { holds } from "../score/fact-check.ts";

const scored = ["present", "absent", "order", "table"] as const;

const countOf = (facts: ReadonlyArray<Fact>, failed: ReadonlySet<string>): string =>
  `${facts.filter(({ id }) => !failed.has(id)).length}/${facts.length}`;

const documentOf = (corpus: string, pdf: string): CorpusDocument => ({
  name: pdf.replace(/\.pdf$/, "").replaceAll("/", "."),
  path: join(corpus, "facts", pdf),
  extension: ".pdf",
});

export const bench: Bench = {
  name: "facts",
  summary: "facts that must hold in the Markdown of difficult pages",
  needsCorpus: true,
  bars: [
    {
      name: "facts that hold",
      figure: "passed",
      atLeast: 29,
      unit: "of 46",
      source: "first release: LiteParse's figure",
    },
  ],
  run: async (context) => {
    const facts = readFacts(readFileSync(join(context.corpus, "facts/tests.jsonl"), "utf8"));
    const all = [...new Set(facts.map(({ pdf }) => pdf))].map((pdf) => documentOf(context.corpus, pdf));
    const documents = chosen(all, context.options.only);
    const request = { extract_header: true, extract_footer: true };
    const outputs = await readAll(context, "facts", documents, () => ({ request }));
    const read = new Map(outputs.map((output) => [output.document.path, output]));
    const failed = new Set<string>();
    const asked: Array<Fact> = [];
    for (const fact of facts) {
      const output = read.get(documentOf(context.corpus, fact.pdf).path);
      if (output === undefined) continue;
      asked.push(fact);
      // A page that failed is not a blank page.
      if (output.failure !== undefined || holds(fact, output.markdown) === false) failed.add(fact.id);
    }
    const points = asked.filter(({ type }) => type !== "math" && type !== "baseline");
    const kind = (type: Fact["type"]): ReadonlyArray<Fact> => asked.filter((fact) => fact.type === type);
    const passed = points.filter(({ id }) => !failed.has(id)).length;
    const kinds = scored.map((type) => countOf(kind(type), failed));
    const blank = countOf(kind("baseline"), failed);

    const ours = [
      context.options.engine,
      `${passed}/${points.length}`,
      percent(passed / points.length),
      ...kinds,
      blank,
    ];
    const theirs = peersAt(context.peers, "facts", "dev").map(([name, value]) => {
      const figures = value as Readonly<Record<string, string | number>>;
      return [name, figures["total"], figures["percent"], ...scored.map((type) => figures[type]), figures["blankPage"]];
    });
    context.print(table(["engine", "facts", "%", ...scored, "blank page"], [ours, ...theirs]));
    context.print(
      `guards: length of the output, empty output, escapes; ${kind("math").length} formulas are not scored`,
    );
    if (context.options.verbose && failed.size > 0) context.print(`failed: ${[...failed].join(" ")}`);

    const blankPages = new Set(kind("baseline").map(({ pdf }) => documentOf(context.corpus, pdf).name));
    const figures: Figures = {
      passed,
      total: points.length,
      percent: percent(passed / points.length) ?? null,
      ...Object.fromEntries(scored.map((type, index) => [type, kinds[index] ?? null])),
      blankPage: blank,
      failed: [...failed],
      empty: emptyAmong(outputs).filter((name) => !blankPages.has(name)),
      errors: failuresAmong(outputs),
      engines: enginesAmong(outputs),
    };
    return figures;
  },
};
