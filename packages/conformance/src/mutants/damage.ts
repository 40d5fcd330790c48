/** What can be wrong with one value: the ways to damage a leaf of a schema, and what the schema says of each. */
import type { Leaf } from "./leaves.ts";

/** A way to damage a leaf. */
export interface Damage {
  /** Such as `is null`. */
  readonly how: string;
  readonly spoil: (parent: Record<string, unknown>, key: string) => void;
  /** What the schema says; left out when the value still fits, so that only its meaning is wrong. */
  readonly message?: string;
}

const sets = (value: unknown) => (parent: Record<string, unknown>, key: string) => void (parent[key] = value);

const changes =
  (change: (value: string) => unknown) =>
  (parent: Record<string, unknown>, key: string): void => {
    if (typeof parent[key] === "string") parent[key] = change(parent[key]);
  };

const next = (text: string): string => text.replace(/\d+/, (digits) => String(Number(digits) + 1));

const ofKey = ({ path, required }: Leaf): Damage => ({
  how: "is left out",
  spoil: (parent, key) => void Reflect.deleteProperty(parent, key),
  ...(required ? { message: `must have required property '${path.at(-1)}'` } : {}),
});

const ofText = ({ name, node }: Leaf): ReadonlyArray<Damage> => [
  {
    how: "is empty",
    spoil: sets(""),
    ...(node.minLength === undefined ? {} : { message: "must NOT have fewer than 1 characters" }),
  },
  ...(/(^|_|\.)id$/.test(name) ? [{ how: "counts one further", spoil: changes(next) }] : []),
  ...(/\.(type|format)$/.test(name) ? [{ how: "is an unknown word", spoil: sets("unheard") }] : []),
];

const ofNumber = ({ node, types }: Leaf): ReadonlyArray<Damage> => [
  ...(types.includes("integer") ? [{ how: "is a fraction", spoil: sets(1.5), message: "must be integer" }] : []),
  ...(node.minimum === undefined
    ? []
    : [{ how: "is negative", spoil: sets(-1), message: `must be >= ${node.minimum}` }]),
  ...(node.maximum === undefined
    ? []
    : [{ how: "is too large", spoil: sets(2), message: `must be <= ${node.maximum}` }]),
  ...(types.includes("integer")
    ? [
        {
          how: "is one more",
          spoil: (parent: Record<string, unknown>, key: string) => void (parent[key] = Number(parent[key] ?? 0) + 1),
        },
      ]
    : []),
];

/** Every damage of a leaf. */
export const damagesOf = (leaf: Leaf): ReadonlyArray<Damage> => {
  const { key, types } = leaf;
  const must = `must be ${types.join()}`;
  return [
    ...(key ? [ofKey(leaf)] : []),
    { how: "is null", spoil: sets(null), ...(types.includes("null") ? {} : { message: must }) },
    { how: "has another type", spoil: sets(types.includes("string") ? 7 : "seven"), message: must },
    ...(types.includes("string") ? ofText(leaf) : []),
    ...(types.includes("integer") || types.includes("number") ? ofNumber(leaf) : []),
    ...(types.includes("array") ? [{ how: "is empty", spoil: sets([]) }] : []),
  ];
};
