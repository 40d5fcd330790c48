/** A cache in memory that forgets what was not used for longest. */
import type { CacheStore } from "./remember.ts";

/**
 * Makes a cache in memory, limited by the size of what it holds.
 *
 * @example
 * ```ts
 * import { createOcr, memoryCache } from "@ocr/core";
 * import { local } from "@ocr/provider-local";
 *
 * export const ocr = createOcr({ provider: local(), cache: memoryCache({ maxBytes: 64 * 1024 * 1024 }) });
 * ```
 */
export const memoryCache = ({ maxBytes = 256 * 1024 * 1024 }: { readonly maxBytes?: number } = {}): CacheStore => {
  // A Map keeps the order of insertion: what is read is put at its end.
  const held = new Map<string, string>();
  let size = 0;
  // Two bytes a character is the most that a text takes.
  const bytes = (key: string, value: string) => 2 * (key.length + value.length);
  const drop = (key: string) => {
    const value = held.get(key);
    if (value !== undefined && held.delete(key)) size -= bytes(key, value);
  };
  return {
    get: async (key) => {
      const value = held.get(key);
      if (value === undefined) return undefined;
      held.delete(key);
      held.set(key, value);
      return value;
    },
    set: async (key, value) => {
      drop(key);
      if (bytes(key, value) > maxBytes) return;
      held.set(key, value);
      size += bytes(key, value);
      for (const oldest of held.keys()) {
        if (size <= maxBytes) break;
        drop(oldest);
      }
    },
  };
};
