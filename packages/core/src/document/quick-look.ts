/** A look at a PDF that costs microseconds: enough to know when a closer look is needed. */

const latin1 = new TextDecoder("latin1");
const text = (bytes: Uint8Array, from: number, to: number): string =>
  latin1.decode(bytes.subarray(Math.max(0, from), Math.max(0, to)));

/** What the ends of a PDF tell. */
export interface QuickLook {
  /** It ends as a PDF must; one that does not may be cut off. */
  readonly ends: boolean;
  /** It says that it is encrypted. */
  readonly encrypted: boolean;
}

/** Looks at both ends of a PDF and at its table of objects, where encryption is declared. */
export const quickLook = (bytes: Uint8Array): QuickLook => {
  const tail = text(bytes, bytes.length - 2048, bytes.length);
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail.replaceAll("\0", " "))?.[1] ?? Number.NaN);
  const table = Number.isNaN(start) ? "" : text(bytes, start, start + 1024);
  const encrypted = [tail, table, text(bytes, 0, 2048)].some((part) => part.includes("/Encrypt"));
  return { ends: !Number.isNaN(start) && start < bytes.length, encrypted };
};
