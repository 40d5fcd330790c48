/** The directories of a TIFF: which pictures it holds, and how each is stored. */
import { damaged } from "./frame.ts";

/** The numbers of a directory by tag. Texts and sub-directories are left out. */
export interface TiffDirectory {
  readonly get: (tag: number) => number | undefined;
  readonly all: (tag: number) => ReadonlyArray<number>;
  /** The bytes of a tag of type "undefined" or "byte". */
  readonly bytes: (tag: number) => Uint8Array | undefined;
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4 };
const maxDirectories = 10_000;

/** The directories of a TIFF that hold pages; masks are left out, and reduced copies unless there is nothing else. */
export const readDirectories = (file: Uint8Array): ReadonlyArray<TiffDirectory> => {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const little = view.getUint16(0) === 0x4949;
  const read = (type: number, at: number): number => {
    if (type === 1 || type === 6 || type === 7) return view.getUint8(at);
    if (type === 3 || type === 8) return view.getUint16(at, little);
    if (type === 5) return view.getUint32(at, little) / view.getUint32(at + 4, little);
    return view.getUint32(at, little);
  };
  const directories: Array<TiffDirectory> = [];
  const seen = new Set<number>();
  let offset = view.getUint32(4, little);
  while (offset !== 0 && offset + 2 <= file.length && !seen.has(offset) && seen.size < maxDirectories) {
    seen.add(offset);
    const count = view.getUint16(offset, little);
    const end = offset + 2 + 12 * count;
    if (end > file.length) break;
    const entries = new Map<number, { readonly type: number; readonly count: number; readonly at: number }>();
    for (let at = offset + 2; at < end; at += 12) {
      const type = view.getUint16(at + 2, little);
      const length = view.getUint32(at + 4, little);
      const bytes = (sizes[type] ?? 0) * length;
      const start = bytes <= 4 ? at + 8 : view.getUint32(at + 8, little);
      if (bytes > 0 && start + bytes <= file.length) {
        entries.set(view.getUint16(at, little), { type, count: length, at: start });
      }
    }
    directories.push({
      get: (tag) => {
        const entry = entries.get(tag);
        return entry === undefined ? undefined : read(entry.type, entry.at);
      },
      all: (tag) => {
        const entry = entries.get(tag);
        if (entry === undefined) return [];
        return Array.from({ length: entry.count }, (_, i) => read(entry.type, entry.at + i * sizes[entry.type]!));
      },
      bytes: (tag) => {
        const entry = entries.get(tag);
        return entry === undefined ? undefined : file.subarray(entry.at, entry.at + entry.count);
      },
    });
    offset = end + 4 <= file.length ? view.getUint32(end, little) : 0;
  }
  const kind = (directory: TiffDirectory) => directory.get(254) ?? 0;
  const pictures = directories.filter((directory) => directory.get(256) !== undefined && (kind(directory) & 4) === 0);
  const pages = pictures.filter((directory) => (kind(directory) & 1) === 0);
  const chosen = pages.length > 0 ? pages : pictures;
  return chosen.length > 0 ? chosen : damaged("the TIFF has no picture in it");
};
