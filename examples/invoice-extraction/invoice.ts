/**
 * What is wanted of an invoice. The model reads the names and the descriptions;
 * the check at the end is ours.
 */
import * as z from "zod";

const Line = z.object({
  description: z.string(),
  quantity: z.number(),
  amount: z.number().describe("price of the whole line"),
});

/** An invoice whose lines add up to its total. */
export const Invoice = z
  .object({
    seller: z.string().describe("the company that wrote the invoice"),
    currency: z.enum(["EUR", "GBP", "USD"]),
    lines: z.array(Line),
    total: z.number().describe("amount to pay, without tax"),
  })
  .refine(
    ({ lines, total }) =>
      Math.abs(lines.reduce((sum, { amount }) => sum + amount, 0) - total) <
      0.005,
    {
      message: "the lines do not add up to the total",
      path: ["total"],
    },
  );

/**
 * Its type: `{ seller: string; currency: "EUR" | …; lines: …; total: number }`.
 */
export type Invoice = z.infer<typeof Invoice>;
