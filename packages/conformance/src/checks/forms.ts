/** Forms that were filled in: what was typed is not in the text of the page, but it is printed there. */
import { checksOf } from "../check.ts";
import { expect } from "../verdict.ts";
import type { Context } from "../context.ts";
import { normalise, plainText } from "../score/normaliser.ts";
import { unmatched } from "../score/text.ts";
import { expectOrder, flatText, type Part } from "./place.ts";

type Field = Extract<Part, { kind: "field" }>;

const fieldsOf = async (context: Context) => {
  const pages = await context.pages("form");
  return pages.map(({ page, truth }) => ({
    page,
    truth,
    text: flatText(page),
    fields: truth.items.filter((item): item is Field => item.kind === "field"),
  }));
};

const filledIn = (fields: ReadonlyArray<Field>) =>
  fields.flatMap((field) => (typeof field.value === "string" ? [{ field, value: normalise(field.value) }] : []));

export const formChecks = checksOf("forms", [
  {
    id: "values",
    clause: "FRM-1",
    title: "What was filled into a form is read",
    run: async (context) => {
      for (const { fields, page, text } of await fieldsOf(context))
        for (const { value } of filledIn(fields)) {
          const lost = unmatched(value, text);
          expect(lost.length === 0, `page ${page.index}: ${value} was filled in, but ${lost.join(" ")} was not read`);
        }
    },
  },
  {
    id: "values-once",
    clause: "FRM-1",
    title: "What was filled into a form is read once",
    run: async (context) => {
      for (const { fields, page, text } of await fieldsOf(context))
        for (const { value } of filledIn(fields)) {
          const count = text.split(value).length - 1;
          expect(count <= 1, `page ${page.index}: ${value} stands ${count} times`);
        }
    },
  },
  {
    id: "labels",
    clause: "FRM-1",
    title: "The labels of a form, and the text around it, are read",
    run: async (context) => {
      for (const { page, text, truth } of await fieldsOf(context)) {
        const printed = truth.items.flatMap((item) =>
          item.kind === "field" ? item.label.text : "lines" in item ? item.lines.map((line) => line.text) : [],
        );
        const lost = unmatched(printed.join(" "), text);
        expect(lost.length === 0, `page ${page.index} lacks ${lost.slice(0, 5).join(" ")}`);
      }
    },
  },
  {
    id: "values-by-label",
    clause: "FRM-2",
    level: "SHOULD",
    title: "What was filled in stands behind its label, and before the next one",
    run: async (context) => {
      for (const { fields, page, text } of await fieldsOf(context)) {
        const labels = fields.map((field) => text.indexOf(normalise(field.label.text)));
        for (const { field, value } of filledIn(fields)) {
          const at = fields.indexOf(field);
          const [label = -1, next = -1] = labels.slice(at, at + 2);
          const place = text.indexOf(value);
          if (label < 0 || place < 0) continue;
          expect(
            label < place && (next < 0 || place < next),
            `page ${page.index}: ${value} does not stand behind ${field.label.text}`,
          );
        }
      }
    },
  },
  {
    id: "order",
    clause: "FRM-2",
    level: "SHOULD",
    title: "A form stands between the paragraphs around it",
    run: async (context) => {
      for (const { page, truth } of await fieldsOf(context))
        expectOrder(
          page,
          truth.items.map((item) =>
            item.kind === "field" ? { ...item, kind: "paragraph", lines: [item.label] } : item,
          ),
        );
    },
  },
  {
    id: "ticks",
    clause: "FRM-3",
    level: "SHOULD",
    title: "A box that is ticked reads otherwise than one that is not",
    run: async (context) => {
      for (const { fields, page } of await fieldsOf(context)) {
        const lines = page.markdown.split("\n");
        const marks = fields.flatMap((field) => {
          if (typeof field.value === "string") return [];
          const label = field.label.text;
          const line = lines.find((text) => plainText(text).includes(label)) ?? "";
          const around = line.slice(0, line.indexOf(label)) + line.slice(line.indexOf(label) + label.length);
          return [{ ticked: field.value, around: around.trim(), label }];
        });
        const ticked = marks.filter((mark) => mark.ticked);
        const others = marks.filter((mark) => !mark.ticked);
        for (const { around, label } of ticked)
          expect(
            others.every((other) => other.around !== around),
            `page ${page.index}: nothing tells that ${label} is ticked`,
          );
      }
    },
  },
]);
