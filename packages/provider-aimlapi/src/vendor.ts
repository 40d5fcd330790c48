/** What the vendor adds to a reply of the contract. */
import * as z from "zod";

/** The amount that was charged. */
export const Spent = z.object({ meta: z.object({ usage: z.object({ usd_spent: z.number().nonnegative() }) }) });
