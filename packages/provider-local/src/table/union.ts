/** Disjoint sets of numbers: which of them have been joined. */

/** The sets of the numbers below `size`; at first each is alone. */
export class Union {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, i) => i);
  }

  /** The number that stands for the set of `i`. */
  root(i: number): number {
    const parents = this.#parents;
    let at = i;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] as number] as number;
      at = parents[at] as number;
    }
    return at;
  }

  /** Puts `b` into the set of `a`. */
  join(a: number, b: number): void {
    this.#parents[this.root(b)] = this.root(a);
  }

  /** All sets, each in rising order. */
  sets(): ReadonlyArray<ReadonlyArray<number>> {
    const sets = new Map<number, number[]>();
    for (let i = 0; i < this.#parents.length; i++) {
      const key = this.root(i);
      const set = sets.get(key);
      if (set === undefined) sets.set(key, [i]);
      else set.push(i);
    }
    return [...sets.values()];
  }
}
