/** US dollars without float drift: whole picodollars (1e-12 dollar) as bigint. */

/** An exact amount. */
export type Picodollars = bigint;

/** The exact amount of a price or rate; rates are below 9,000 dollars, so a number holds them. */
export const picodollars = (usd: number): Picodollars => BigInt(Math.round(usd * 1e12));

/** The amount as the nearest number, for people and JSON. */
export const usdFromPicodollars = (amount: Picodollars): number => {
  const whole = amount / 1_000_000_000_000n;
  const rest = amount % 1_000_000_000_000n;
  return Number(`${whole}.${String(rest).padStart(12, "0")}`);
};
