/** Everything about quality in one run: our figure beside every peer's, track by track. */
import type { Bar } from "../bars.ts";
import type { Bench } from "../bench.ts";
import type { Figures } from "../figures.ts";
import { bench as documents } from "./documents.ts";
import { bench as facts } from "./facts.ts";
import { bench as ocr } from "./ocr.ts";
import { bench as tables } from "./tables.ts";

const parts: ReadonlyArray<Bench> = [facts, tables, ocr, documents];

export const bench: Bench = {
  name: "scorecard",
  summary: `all tracks of quality: ${parts.map(({ name }) => name).join(", ")}`,
  needsCorpus: true,
  bars: [
    ...parts.flatMap(({ name, bars }) => bars.map((bar): Bar => ({ ...bar, figure: `${name}.${bar.figure}` }))),
    { name: "documents of all tracks without text", figure: "emptyCount", below: 1, source: "first release" },
  ],
  run: async (context) => {
    const figures: Record<string, Figures> = {};
    for (const part of parts) {
      context.print(`== ${part.name}: ${part.summary}`);
      context.print();
      figures[part.name] = await part.run(context);
      context.print();
    }
    const empty = parts.flatMap(({ name }) => {
      const names = figures[name]?.["empty"];
      return Array.isArray(names) ? names.map((document) => `${name}/${String(document)}`) : [];
    });
    context.print(`documents of all tracks without text: ${empty.length === 0 ? "none" : empty.join(", ")}`);
    return { ...figures, empty, emptyCount: empty.length };
  },
};
