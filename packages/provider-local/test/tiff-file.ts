/** Writes small TIFF files for tests. */

/** A tag and its numbers; all are written as 32-bit integers, fractions excepted. */
export type Tags = Readonly<Record<number, ReadonlyArray<number>>>;

const shorts = new Set([258, 259, 262, 266, 274, 277, 284, 296, 317, 320, 338]);

/** A TIFF, big-endian, with one directory per entry: its tags, and the data of its strips or tiles. */
export const tiff = (
  pages: ReadonlyArray<{ readonly tags: Tags; readonly strips: ReadonlyArray<Uint8Array>; readonly tiled?: boolean }>,
): Buffer => {
  const parts: Array<Buffer> = [Buffer.from("MM\0*\0\0\0\0", "latin1")];
  let length = 8;
  let link = 4;
  const add = (bytes: Uint8Array): number => {
    const at = length;
    parts.push(Buffer.from(bytes), Buffer.alloc(bytes.length % 2));
    length += bytes.length + (bytes.length % 2);
    return at;
  };
  const patches: Array<readonly [number, number]> = [];
  for (const { tags, strips, tiled = false } of pages) {
    const offsets = strips.map(add);
    const all: Tags = {
      ...tags,
      [tiled ? 324 : 273]: offsets,
      [tiled ? 325 : 279]: strips.map((strip) => strip.length),
    };
    const entries = Object.entries(all).map(([tag, numbers]) => {
      const entry = Buffer.alloc(12);
      const fraction = tag === "282" || tag === "283";
      const short = shorts.has(Number(tag));
      const raw = tag === "347";
      const size = raw ? 1 : short ? 2 : fraction ? 8 : 4;
      const body = Buffer.alloc(Math.max(4, numbers.length * size));
      numbers.forEach((number, i) => {
        if (raw) body.writeUInt8(number, i);
        else if (short) body.writeUInt16BE(number, 2 * i);
        else if (fraction) {
          body.writeUInt32BE(number, 8 * i);
          body.writeUInt32BE(1, 8 * i + 4);
        } else body.writeUInt32BE(number, 4 * i);
      });
      entry.writeUInt16BE(Number(tag), 0);
      entry.writeUInt16BE(raw ? 7 : short ? 3 : fraction ? 5 : 4, 2);
      entry.writeUInt32BE(numbers.length, 4);
      if (numbers.length * size <= 4) body.copy(entry, 8);
      else entry.writeUInt32BE(add(body), 8);
      return entry;
    });
    const count = Buffer.alloc(2);
    count.writeUInt16BE(entries.length);
    const at = add(Buffer.concat([count, ...entries, Buffer.alloc(4)]));
    patches.push([link, at]);
    link = at + 2 + 12 * entries.length;
  }
  const file = Buffer.concat(parts);
  for (const [where, what] of patches) file.writeUInt32BE(what, where);
  return file;
};

/** Bits written as text, spaces ignored, as bytes; the last one is filled with zeros. */
export const bits = (text: string): Buffer => {
  const digits = text.replaceAll(/\s/g, "");
  const bytes = digits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2)));
};
