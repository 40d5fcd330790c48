import { type AnnotationSchemas, type BatchProgress, createOcr, Ocr } from "@ocr/core";
import { OcrError } from "@ocr/core/provider";
import * as Effect from "effect/Effect";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { echo, pages, pdf } from "./echo.ts";

const input = { document: pdf };
const wait = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describe("a batch", () => {
  it("gets a document when its turn has come; one that cannot be had fails alone", async () => {
    let atHand = 0;
    let most = 0;
    const get = (id: string) => async () => {
      if (id === "2") throw new OcrError({ reason: "NotFound", message: "2.pdf: no such file" });
      atHand += 1;
      most = Math.max(most, atHand);
      return input;
    };
    const provider = echo(async () => {
      await wait(1);
      atHand -= 1;
      return pages(1);
    });
    const items = Array.from({ length: 9 }, (_, i) => [String(i), get(String(i))] as const);
    const outcomes = await createOcr({ provider }).batch(items, { concurrency: 2 });
    expect(outcomes.map(({ id }) => id)).toEqual(items.map(([id]) => id));
    expect(outcomes.filter(({ status }) => status === "failed")).toMatchObject([
      { id: "2", error: { reason: "NotFound" } },
    ]);
    expect(most).toBeLessThanOrEqual(2);
  });

  it("loses nobody where two documents have one id", async () => {
    const provider = echo(({ model }) => pages(model === "long" ? 2 : 1));
    const twins = [
      ["a", input],
      ["a", { ...input, model: "long" }],
    ] as const;
    const outcomes = await createOcr({ provider }).batch(twins);
    const counts = outcomes.map((outcome) => outcome.status === "succeeded" && outcome.result.response.pages.length);
    expect([outcomes.map(({ id }) => id), counts]).toEqual([
      ["a", "a"],
      [1, 2],
    ]);
  });

  it("has one outcome per id, in the order of the input, and one failure loses nobody", async () => {
    const provider = echo(({ model }) => {
      if (model === "bad") throw new OcrError({ reason: "Forbidden", message: "no" });
      return pages(1);
    });
    const outcomes = await createOcr({ provider }).batch({ a: input, b: { ...input, model: "bad" }, c: input });
    expect(outcomes.map(({ id, status }) => `${id} ${status}`)).toEqual(["a succeeded", "b failed", "c succeeded"]);
    const [, failed] = outcomes;
    expect(failed?.status === "failed" && failed.error.reason).toBe("Forbidden");
  });

  it("keeps its concurrency, and reports progress", async () => {
    let running = 0;
    let most = 0;
    const provider = echo(async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(5);
      running -= 1;
      return pages(1);
    });
    const seen: Array<BatchProgress> = [];
    const items = Array.from({ length: 10 }, (_, n) => [`${n}`, input] as const);
    await createOcr({ provider }).batch(items, { concurrency: 3, onProgress: (progress) => seen.push(progress) });
    expect(most).toBe(3);
    expect(seen.at(-1)).toEqual({ done: 10, failed: 0, total: 10, usd: 0.02 });
  });

  it("streams results as they finish, from a source that is read as needed", async () => {
    let asked = 0;
    async function* source() {
      for (let n = 0; n < 100; n += 1) {
        asked += 1;
        yield [`${n}`, { ...input, model: n === 0 ? "slow" : "echo-1" }] as const;
      }
    }
    const provider = echo(async ({ model }) => {
      await wait(model === "slow" ? 60 : 1);
      return pages(1);
    });
    const ids: Array<string> = [];
    for await (const { id } of createOcr({ provider }).stream(source(), { concurrency: 2 })) {
      ids.push(id);
      if (ids.length === 5) break;
    }
    expect(ids).not.toContain("0");
    expect(asked).toBeLessThan(10);
  });

  it("stops what is under way when the consumer leaves", async () => {
    const provider = echo(
      ({ model, signal }) =>
        new Promise((resolve, reject) => {
          if (model === "echo-1") resolve(pages(1));
          signal.addEventListener("abort", () => reject(signal.reason as Error));
        }),
    );
    const items = { quick: input, endless: { ...input, model: "endless" } };
    for await (const outcome of createOcr({ provider }).stream(items)) {
      expect(outcome.id).toBe("quick");
      break;
    }
    expect(provider.calls[1]?.signal.aborted).toBe(true);
  });

  it("starts nothing more when the budget is spent, and says so for each", async () => {
    const provider = echo(() => pages(1));
    const items = Array.from({ length: 6 }, (_, n) => [`${n}`, input] as const);
    const outcomes = await createOcr({ provider }).batch(items, { concurrency: 1, maxTotalCostUsd: 0.004 });
    expect(outcomes.map(({ status }) => status)).toEqual([
      "succeeded",
      "succeeded",
      "skipped",
      "skipped",
      "skipped",
      "skipped",
    ]);
    expect(outcomes.at(-1)).toMatchObject({ error: { reason: "BudgetExceeded" } });
  });
});

describe("typed annotations", () => {
  const Invoice = z.object({ number: z.string(), total: z.number() });
  const Picture = z.object({ kind: z.enum(["logo", "photo"]) });
  const box = { top_left_x: 0, top_left_y: 0, bottom_right_x: 1, bottom_right_y: 1 };
  const annotator = (document: string, image: string) =>
    echo(
      () => ({
        pages: [
          {
            index: 0,
            markdown: "![img-0.png](img-0.png)",
            images: [{ id: "img-0.png", ...box, image_annotation: image }],
          },
        ],
        document_annotation: document,
      }),
      { documentAnnotation: true, bboxAnnotation: true, images: true },
    );

  it("go out as strict JSON schemas and come back parsed", async () => {
    const provider = annotator('{"number":"A-1","total":3}', '{"kind":"logo"}');
    const schemas = { documentAnnotation: Invoice, bboxAnnotation: Picture };
    const result = await createOcr({ provider }).annotate(input, schemas);
    const total: number = result.documentAnnotation.total;
    expect(total).toBe(3);
    expect(result.bboxAnnotations.get("img-0.png")?.kind).toBe("logo");
    expect(provider.calls[0]?.options.documentAnnotation).toEqual({
      type: "json_schema",
      json_schema: {
        name: "document",
        strict: true,
        schema: {
          type: "object",
          properties: { number: { type: "string" }, total: { type: "number" } },
          required: ["number", "total"],
          additionalProperties: false,
        },
      },
    });
  });

  it.each([
    ["does not fit", '{"number":1,"total":3}', "document_annotation: at number: "],
    ["is not JSON", "Sorry, I cannot", "document_annotation: the text is not JSON"],
  ])("that %s keeps the text and the pages", async (_, text, message) => {
    const provider = annotator(text, "{}");
    const error: unknown = await createOcr({ provider })
      .annotate(input, { documentAnnotation: Invoice })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: "ResponseInvalid", retryable: false, cause: { text } });
    expect((error as Error).message).toContain(message);
    expect((error as OcrError).partial?.response.pages).toHaveLength(1);
  });

  it("come to Effect users as they come to others", async () => {
    const ask = (provider: ReturnType<typeof annotator>, schemas: AnnotationSchemas<z.infer<typeof Invoice>>) =>
      Effect.flatMap(Ocr, (ocr) => ocr.annotate(input, schemas)).pipe(
        Effect.map((result) => result.documentAnnotation.total),
        Effect.catch((error) => Effect.succeed(error.reason)),
        Effect.provide(Ocr.layer({ provider })),
        Effect.runPromise,
      );
    const schemas = { documentAnnotation: Invoice };
    expect(await ask(annotator('{"number":"A-1","total":3}', "{}"), schemas)).toBe(3);
    expect(await ask(annotator("{}", "{}"), schemas)).toBe("ResponseInvalid");
  });

  it("need a schema of an object", async () => {
    const run = createOcr({ provider: annotator("{}", "{}") }).annotate(input, { documentAnnotation: z.string() });
    await expect(run).rejects.toMatchObject({ reason: "InvalidRequest" });
  });
});
