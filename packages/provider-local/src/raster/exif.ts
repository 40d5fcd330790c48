/** The one thing that OCR needs from EXIF: which way is up. */

/** The orientation, 1 to 8, of an EXIF block that starts at its TIFF header; undefined when it says nothing. */
export const exifOrientation = (block: Uint8Array): number | undefined => {
  if (block.length < 14) return undefined;
  const view = new DataView(block.buffer, block.byteOffset, block.length);
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > block.length) return undefined;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + 12 * i;
    if (at + 12 > block.length) return undefined;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
};
