/** Mutants of the response: one for each leaf of the frozen schema and each way to damage it. Nothing is left out: what nobody can see is an equivalent. */
import { responseSchema } from "../schema/response.ts";
import { damagesOf, type Damage } from "./damage.ts";
import { atLeaf, type Leaf, leavesOf, type Node } from "./leaves.ts";
import { meanings } from "./meanings.ts";
import { type Equivalent, lies, type Mutant } from "./mutant.ts";

const schema = responseSchema as Node;

/** The place of a leaf as a schema's message names it; of a key that is left out, the object that lacks it. */
const placeOf = ({ path }: Leaf, { how }: Damage): string => {
  const place = how === "is left out" ? path.slice(0, -1) : path;
  return place.length === 0 ? "/" : place.map((key) => `/${key === "*" ? String.raw`\d+` : key}`).join("");
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

// Deeper leaves come only when everything is asked for.
const readerOf = ({ path }: Leaf): string =>
  path[0] === "pages" && path.length > 2 ? "contract.full-schema" : "contract.response-schema";

const spoiled = leavesOf(schema).flatMap((leaf) => damagesOf(leaf).map((damage) => ({ leaf, damage })));

const made = spoiled.map(({ damage, leaf }): Mutant | Equivalent => {
  const name = `${leaf.name} ${damage.how}`;
  const build = (check: string, because: RegExp): Mutant => ({
    // What the schema forbids may stand anywhere; other damages need a value to damage.
    ...lies(
      check,
      because,
      (body) => atLeaf(schema, body, leaf.path, damage.message !== undefined, damage.spoil),
      name,
    )(),
    leaf: leaf.name,
  });
  if (damage.message !== undefined)
    return build(readerOf(leaf), new RegExp(`schema: ${placeOf(leaf, damage)} ${escaped(damage.message)}`));
  const meaning = meanings[name];
  if (meaning === undefined) throw new Error(`nobody has said what it means when ${name}`);
  if (typeof meaning !== "string") return build(...meaning);
  const { make } = build("", /./);
  return { name, leaf: leaf.name, why: meaning, make };
});

const isEquivalent = (one: Mutant | Equivalent): one is Equivalent => "why" in one;

/** One for each damage that somebody must see. */
export const leafMutants: ReadonlyArray<Mutant> = made.filter((one): one is Mutant => !isEquivalent(one));

/** The damages that nobody can object to, each with its reason. */
export const equivalents: ReadonlyArray<Equivalent> = made.filter(isEquivalent);

/** Meanings that belong to no damage: a leaf was renamed, or is gone. */
export const strayMeanings: ReadonlyArray<string> = Object.keys(meanings).filter(
  (name) => !spoiled.some(({ damage, leaf }) => damage.message === undefined && `${leaf.name} ${damage.how}` === name),
);
