/** Confidence of pages, words and blocks. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import { normalise, plainText } from "../score/normaliser.ts";
import type { Claims } from "../claims.ts";
import { type Context, responseOf } from "../context.ts";

type Granularity = "word" | "page" | "block";

const claims = (granularity: Granularity) => (can: Claims) => can.confidences?.includes(granularity) ?? false;

/** A page without a text layer: whoever reads it has recognised it, and can say how surely. */
const recognised = "scan-300";

const pagesWith = async (context: Context, granularity: Granularity) =>
  (await context.read(recognised, { confidence_scores_granularity: granularity })).pages.map((page) => {
    const scores = page.confidence_scores ?? undefined;
    expect(scores !== undefined, `page ${page.index} has no confidence`);
    return { page, words: scores?.word_confidence_scores ?? [], scores };
  });

export const confidenceChecks = checksOf("confidence", [
  {
    id: "page",
    clause: "CNF-1",
    title: "Confidence by page gives an average and a minimum",
    applies: claims("page"),
    run: async (context) => void (await pagesWith(context, "page")),
  },
  {
    id: "minimum",
    clause: "CNF-2",
    title: "The minimum is not above the average",
    applies: claims("page"),
    run: async (context) => {
      for (const { page, scores } of await pagesWith(context, "page"))
        expect(
          (scores?.minimum_page_confidence_score ?? 1) <= (scores?.average_page_confidence_score ?? 0) + 1e-9,
          `page ${page.index}: the minimum is above the average`,
        );
    },
  },
  {
    id: "page-only",
    clause: "CNF-3",
    title: "Confidence by page brings no words",
    applies: claims("page"),
    run: async (context) => {
      for (const { words } of await pagesWith(context, "page"))
        expect(words.length === 0, `${words.length} words came though only pages were asked for`);
    },
  },
  {
    id: "words",
    clause: "CNF-4",
    title: "Confidence by word gives most of the words",
    applies: claims("word"),
    run: async (context) => {
      for (const { page, words } of await pagesWith(context, "word")) {
        const count = normalise(plainText(page.markdown)).split(" ").length;
        expect(words.length >= count / 2, `${words.length} words of ${count} have a confidence`);
      }
    },
  },
  {
    id: "words-in-text",
    clause: "CNF-5",
    title: "The words with a confidence are words of the page",
    applies: claims("word"),
    run: async (context) => {
      for (const { page, words } of await pagesWith(context, "word")) {
        const text = normalise(page.markdown);
        expect(
          words.every((word) => word.text.trim() !== ""),
          `page ${page.index}: a word is empty`,
        );
        const strange = words.find((word) => !text.includes(normalise(word.text)));
        expect(strange === undefined, `${strange?.text} has a confidence, but is not in the text`);
      }
    },
  },
  {
    id: "word-places",
    clause: "CNF-6",
    level: "SHOULD",
    title: "start_index tells where a word begins",
    applies: claims("word"),
    run: async (context) => {
      for (const { page, words } of await pagesWith(context, "word")) {
        const right = words.filter((word) =>
          page.markdown.slice(word.start_index).trimStart().startsWith(word.text.trim()),
        );
        expect(
          right.length >= words.length * 0.8,
          `${right.length} of ${words.length} words stand where start_index says`,
        );
      }
    },
  },
  {
    id: "blocks",
    clause: "CNF-7",
    title: "Confidence by block gives each block its own",
    applies: (can) => claims("block")(can) && (can.blocks ?? false),
    run: async (context) => {
      const options = { confidence_scores_granularity: "block", include_blocks: true } as const;
      for (const page of (await context.read(recognised, options)).pages) {
        const scored = (page.blocks ?? []).filter((block) =>
          Object.values(block.confidence_scores ?? {}).some((score) => typeof score === "number"),
        );
        expect(scored.length > 0, `page ${page.index}: no block has a confidence`);
      }
    },
  },
  {
    id: "text-layer",
    clause: "CNF-8",
    title: "A page that was read from its text layer has scores, or a warning says that it has none",
    applies: claims("page"),
    run: async (context) => {
      const answer = await context.ask("single", { confidence_scores_granularity: "page" });
      const without = responseOf(answer).pages.filter((page) => (page.confidence_scores ?? null) === null);
      if (without.length === 0) return;
      const warnings = answer.meta?.warnings;
      if (warnings === undefined) return context.unobserved("whether a warning says that there is no confidence");
      expect(
        warnings.some(({ code }) => code === "no-confidence"),
        `page ${without[0]?.index} has no confidence, and no warning says so`,
      );
    },
  },
]);
