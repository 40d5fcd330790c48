/** The report of a run: what it says, and how its outcome is told. */
import type { Profile } from "../profile.ts";
import type { Level, Status } from "../verdict.ts";
import type { Subject } from "../subject.ts";

/** The result of a run. Only `conformant` is good; a run that examined nothing is `incomplete`. */
export type Outcome = "conformant" | "nonconformant" | "suite-error" | "incomplete";

/** The exit code of an outcome. */
export const exitCodes: Readonly<Record<Outcome, number>> = {
  conformant: 0,
  nonconformant: 1,
  "suite-error": 2,
  incomplete: 3,
};

/** What one check found. */
export interface Result {
  readonly id: string;
  readonly clause: string;
  readonly level: Level;
  readonly profile: Profile;
  readonly title: string;
  readonly status: Status;
  /** Why it did not pass. */
  readonly reason?: string;
  /** What the verdict could not rest on, because it cannot be seen from here. */
  readonly unobserved?: ReadonlyArray<string>;
  /** The check is newer than the set of requirements of the run, so it does not decide the outcome. */
  readonly provisional?: true;
  readonly milliseconds: number;
}

/** A measure of quality over the pages of one group of documents. */
export interface Score {
  /** Such as `character-error-rate`. */
  readonly metric: string;
  /** The documents, such as `text` or `raster-150-dpi`. */
  readonly group: string;
  /** How many pages, tables or facts it was taken from. */
  readonly n: number;
  readonly value: number;
  /** The ends of the 95 % interval. */
  readonly low: number;
  readonly high: number;
}

/** What was to be run: everything, or only what these lists name. */
export interface Selection {
  readonly profiles?: ReadonlyArray<Profile>;
  readonly checks?: ReadonlyArray<string>;
}

/** What the run used of its subject. */
export interface Spent {
  /** Pages that the subject said it read. */
  readonly pages: number;
  /** The price of these pages; left out when the subject names none. */
  readonly usd?: number;
}

/** The result of a run. */
export interface Report {
  readonly format: "ocr-conformance/1";
  /** The contract, which is also the frozen set of requirements. */
  readonly spec: "ocr/1";
  /** Version of the suite. */
  readonly suite: string;
  readonly subject: string;
  readonly kind: Subject["kind"];
  /** The frozen set that decided, such as `ocr-1.0`. Left out: every check decided. */
  readonly requirements?: string;
  readonly seed: number;
  readonly normaliser: string;
  /** SHA-256 over the locked documents, in hexadecimal digits. */
  readonly lock?: string;
  readonly selection: Selection;
  /** The profiles that were examined. */
  readonly profiles: ReadonlyArray<Profile>;
  readonly outcome: Outcome;
  /** The outcome of each examined profile by itself. */
  readonly outcomes: Readonly<Partial<Record<Profile, Outcome>>>;
  readonly counts: Readonly<Record<Status, number>>;
  readonly milliseconds: number;
  readonly results: ReadonlyArray<Result>;
  /** How well was read; it never decides the outcome. Left out when nothing was scored. */
  readonly scores?: ReadonlyArray<Score>;
  readonly spent?: Spent;
  /** What the server printed last, where the suite started it; without credentials, and left out when all was well. */
  readonly output?: string;
  /** The words that run the suite on this subject, without seed and selection. Set by `sealed`. */
  readonly command?: string;
  /** When the run began, in ISO 8601. Set by `sealed`. */
  readonly date?: string;
  /** SHA-256 over the canonical JSON of all the rest, in hexadecimal digits. Set by `sealed`. */
  readonly hash?: string;
}
