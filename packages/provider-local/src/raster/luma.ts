/** From samples to grey: luminance, and alpha over white. */

/** The grey of a colour, 0 to 255 (BT.601). */
export const luma = (red: number, green: number, blue: number): number =>
  (red * 77 + green * 150 + blue * 29 + 128) >> 8;

/** A grey laid over white with an alpha of 0 to 255. */
export const overWhite = (grey: number, alpha: number): number =>
  alpha === 255 ? grey : Math.round((grey * alpha + 255 * (255 - alpha)) / 255);

/**
 * The grey picture of interleaved 8-bit samples.
 * `channels`: 1 grey, 2 grey and alpha, 3 red, green, blue, 4 the same with alpha.
 */
export const greyFromSamples = (
  samples: Uint8Array | Uint8ClampedArray,
  channels: number,
  pixels: number,
): Uint8Array => {
  const grey = new Uint8Array(pixels);
  for (let i = 0, at = 0; i < pixels; i++, at += channels) {
    const value = channels < 3 ? samples[at]! : luma(samples[at]!, samples[at + 1]!, samples[at + 2]!);
    grey[i] = channels === 2 || channels === 4 ? overWhite(value, samples[at + channels - 1]!) : value;
  }
  return grey;
};

/** The grey of every entry of a palette. `entries` holds red, green, blue for each. */
export const greyPalette = (entries: Uint8Array): Uint8Array =>
  greyFromSamples(entries, 3, Math.floor(entries.length / 3));

/** A grey picture made pixel by pixel. */
export const greyByPixel = (pixels: number, at: (index: number) => number): Uint8Array => {
  const grey = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) grey[i] = at(i);
  return grey;
};
