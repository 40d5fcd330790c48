/** Random numbers that are the same on every run and every machine. */

/** Numbers from 0 up to 1, always the same ones for the same seed (the mulberry32 recipe). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Bell-shaped numbers around 0 that lie within 1, close enough to a camera's noise: the mean of three. */
export const bellFrom = (random: () => number): (() => number) => {
  return () => ((random() + random() + random()) / 3) * 2 - 1;
};

/** A smooth field over the plane, from -1 to 1: random values on a grid of `step`, blended in between. */
export const smoothField = (seed: number, step: number): ((x: number, y: number) => number) => {
  const corner = (column: number, row: number): number =>
    randomFrom(seed ^ Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1))() * 2 - 1;
  const ease = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    const column = Math.floor(x / step);
    const row = Math.floor(y / step);
    const across = ease(x / step - column);
    const down = ease(y / step - row);
    const top = corner(column, row) * (1 - across) + corner(column + 1, row) * across;
    const bottom = corner(column, row + 1) * (1 - across) + corner(column + 1, row + 1) * across;
    return top * (1 - down) + bottom * down;
  };
};
