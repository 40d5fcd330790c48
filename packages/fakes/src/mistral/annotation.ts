/** Annotations: a value that fits the schema that was sent, filled with what the document says. */

/** What can be said. */
export interface Saying {
  readonly text: string;
  readonly count: number;
}

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null;

const resolve = (schema: Schema, root: Schema): Schema => {
  const name = /^#\/(?:\$defs|definitions)\/(.+)$/.exec(typeof schema["$ref"] === "string" ? schema["$ref"] : "")?.[1];
  const defs = root["$defs"] ?? root["definitions"];
  const found = name !== undefined && isSchema(defs) ? defs[name] : undefined;
  return isSchema(found) ? found : schema;
};

/** A value of a JSON schema. Texts and numbers come from `say`. */
export const fill = (given: unknown, say: Saying, root: Schema = isSchema(given) ? given : {}): unknown => {
  if (!isSchema(given)) return say.text;
  const schema = resolve(given, root);
  const { enum: words, const: constant, items, properties } = schema;
  const [option] = [schema["anyOf"], schema["oneOf"]].flatMap((list) =>
    Array.isArray(list) ? (list as Array<unknown>) : [],
  );
  if (constant !== undefined) return constant;
  if (Array.isArray(words)) return words[0] as unknown;
  if (option !== undefined) return fill(option, say, root);
  const [type] = [schema["type"]].flat();
  switch (type) {
    case "object":
      return Object.fromEntries(
        Object.entries(isSchema(properties) ? properties : {}).map(([key, value]) => [key, fill(value, say, root)]),
      );
    case "array":
      return [fill(items, say, root)];
    case "number":
    case "integer":
      return say.count;
    case "boolean":
      return say.count > 0;
    case "null":
      return null;
    default:
      return say.text;
  }
};
