/** Order of things against their true order: Kendall's tau. */

/** Pairs of things, by whether they stand in their true order. */
export interface Pairs {
  readonly concordant: number;
  readonly discordant: number;
}

/** Counts pairs. `places` are the found places of things in their true order; things at the same place make no pair. */
export const orderPairs = (places: ReadonlyArray<number>): Pairs => {
  let concordant = 0;
  let discordant = 0;
  places.forEach((place, i) => {
    for (const later of places.slice(i + 1)) {
      if (later > place) concordant += 1;
      if (later < place) discordant += 1;
    }
  });
  return { concordant, discordant };
};

/** From 1 (the true order) to -1 (the reverse); 1 when there are no pairs. */
export const kendallTau = (places: ReadonlyArray<number>): number => {
  const { concordant, discordant } = orderPairs(places);
  const pairs = concordant + discordant;
  return pairs === 0 ? 1 : (concordant - discordant) / pairs;
};
