/** What a fake remembers between requests. */
import type { FakeMistralOptions } from "./options.ts";

/** A file with all that the server knows of it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly bytes: Uint8Array;
  readonly mimetype: string;
  /** `upload`: a client brought it. `mistral`: the results of a batch job. */
  readonly source: "upload" | "mistral";
  readonly createdAt: number;
}

/** The state of one fake. */
export interface State {
  readonly options: FakeMistralOptions;
  readonly now: () => number;
  readonly files: Map<string, StoredFile>;
  readonly hosted: Map<string, Uint8Array>;
  readonly billed: { plain: number; annotated: number; batch: number };
  /** Ids in the form of a UUID, one after the other. */
  readonly newId: () => string;
}

/** An empty state. */
export const newState = (options: FakeMistralOptions): State => {
  let ids = 0;
  return {
    options,
    now: options.now ?? Date.now,
    files: new Map(),
    hosted: new Map(),
    billed: { plain: 0, annotated: 0, batch: 0 },
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${ids.toString(16).padStart(12, "0")}`;
    },
  };
};
