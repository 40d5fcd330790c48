/** The leaves of a frozen schema: every value that a JSON can hold by it, with the way to get there. */

/** A part of a JSON Schema, as far as the frozen ones use it. */
export interface Node {
  readonly type?: string | ReadonlyArray<string>;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: ReadonlyArray<string>;
  readonly items?: Node;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
}

/** A value of the schema. */
export interface Leaf {
  /** Keys from the top; `*` stands for every entry of a list. */
  readonly path: ReadonlyArray<string>;
  /** The same as a name, such as `pages[].images[].id`. */
  readonly name: string;
  readonly node: Node;
  readonly types: ReadonlyArray<string>;
  /** Whether it is a key that has to be there. Entries of lists are no keys. */
  readonly required: boolean;
  readonly key: boolean;
}

const nameOf = (path: ReadonlyArray<string>): string => path.join(".").replaceAll(".*", "[]");

/** All leaves of a schema, branches included, from the top down. */
export const leavesOf = (node: Node, path: ReadonlyArray<string> = [], required = false): ReadonlyArray<Leaf> => {
  const types = typeof node.type === "string" ? [node.type] : (node.type ?? []);
  const own = { path, name: nameOf(path), node, types, required, key: path.at(-1) !== "*" };
  const below = Object.entries(node.properties ?? {}).flatMap(([key, child]) =>
    leavesOf(child, [...path, key], node.required?.includes(key) ?? false),
  );
  const entries = node.items === undefined ? [] : leavesOf(node.items, [...path, "*"]);
  return [...(path.length === 0 ? [] : [own]), ...below, ...entries];
};

/** A value that fits a schema: what is required, and nothing else. */
export const sampleOf = (node: Node): unknown => {
  const types = typeof node.type === "string" ? [node.type] : (node.type ?? []);
  if (types.includes("object"))
    return Object.fromEntries((node.required ?? []).map((key) => [key, sampleOf(node.properties?.[key] ?? {})]));
  if (types.includes("array")) return [sampleOf(node.items ?? {})];
  if (types.includes("string")) return "sample";
  return types.includes("boolean") ? true : 0;
};

type Parent = Record<string, unknown>;

/** Calls back with each place of a value where a leaf stands or could stand. With `fill`, what is missing on the way is put in. */
export const atLeaf = (
  schema: Node,
  value: unknown,
  path: ReadonlyArray<string>,
  fill: boolean,
  visit: (parent: Parent, key: string) => void,
): void => {
  const [key = "", ...rest] = path;
  const parent = value as Parent;
  if (key === "*") {
    const list = value as Array<unknown>;
    list.forEach((_, i) => {
      if (rest.length === 0) visit(parent, String(i));
      else atLeaf(schema.items ?? {}, list[i], rest, fill, visit);
    });
    return;
  }
  if (rest.length === 0) {
    visit(parent, key);
    return;
  }
  const child = schema.properties?.[key] ?? {};
  if (fill) parent[key] ??= sampleOf(child);
  if ((parent[key] ?? null) !== null) atLeaf(child, parent[key], rest, fill, visit);
};
