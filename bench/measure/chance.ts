/** Chance that can be repeated: numbers that follow from a seed and from what they are drawn for. */

/** A number from 0 up to 1, the same for the same parts. */
export const chance = (...parts: ReadonlyArray<string | number>): number => {
  // FNV-1a over the text, then the last steps of murmur3, which spread it.
  let hash = 0x81_1c_9d_c5;
  for (const char of parts.join("/")) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01_00_01_93);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/** A whole number from `least` to `most`, both included. */
export const between = (least: number, most: number, ...parts: ReadonlyArray<string | number>): number =>
  least + Math.floor(chance(...parts) * (most - least + 1));
