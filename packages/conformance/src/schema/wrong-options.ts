/** Values that no option takes: for each leaf of the frozen request schema those that lie just outside of it. */
import { requestSchema } from "./request.ts";

/** A question that does not fit, by one of its options. */
export interface WrongOption {
  /** Such as `image_limit -1`. */
  readonly name: string;
  readonly option: string;
  readonly options: Readonly<Record<string, unknown>>;
}

interface Part {
  readonly type?: string | ReadonlyArray<string>;
  readonly enum?: ReadonlyArray<unknown>;
  readonly anyOf?: ReadonlyArray<Part>;
  readonly minimum?: number;
}

const values: Readonly<Record<string, unknown>> = {
  string: "sometimes",
  boolean: true,
  integer: 41,
  array: ["sometimes"],
  object: { from: 0, to: 1 },
  null: null,
};

const typesOf = (part: Part): ReadonlyArray<string> => [
  ...(typeof part.type === "string" ? [part.type] : (part.type ?? [])),
  ...(part.anyOf ?? []).flatMap(typesOf),
  ...(part.enum ?? []).map((value) => (value === null ? "null" : "word")),
];

const wrongValuesOf = (part: Part): ReadonlyArray<unknown> => {
  const types = typesOf(part);
  const others = Object.entries(values).flatMap(([type, value]) => (types.includes(type) ? [] : [value]));
  const numbers = part.minimum === undefined ? [] : [part.minimum - 1, part.minimum + 0.5];
  const nothing = types.includes("null") ? [] : [null];
  // Two other types are enough: each value is a request of its own.
  return [...others.filter((value) => value !== null).slice(0, 2), ...nothing, ...numbers];
};

// The framework takes a plain number for `pages` as well, which the wire does not.
const taken = (option: string, value: unknown): boolean => option === "pages" && typeof value === "number";

/** All of them. The document is not among them: what is wrong with documents is examined one by one. */
export const wrongOptions: ReadonlyArray<WrongOption> = Object.entries(
  requestSchema.properties as unknown as Readonly<Record<string, Part>>,
)
  .filter(([option]) => option !== "document")
  .flatMap(([option, part]) =>
    wrongValuesOf(part)
      .filter((value) => !taken(option, value))
      .map((value) => ({ name: `${option} ${JSON.stringify(value)}`, option, options: { [option]: value } })),
  );
