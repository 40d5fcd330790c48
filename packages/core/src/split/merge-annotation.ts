/** Annotations of parts as one: gaps are filled, lists are joined, what contradicts itself is named. */

/** The merged annotation and the keys where parts disagreed; the first part wins there. */
export interface MergedAnnotation {
  readonly annotation: string | null;
  readonly conflicts: ReadonlyArray<string>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === "";

const merge = (first: unknown, second: unknown, path: string, conflicts: Array<string>): unknown => {
  if (isEmpty(second)) return first;
  if (isEmpty(first)) return second;
  if (Array.isArray(first) && Array.isArray(second))
    return [...(first as Array<unknown>), ...(second as Array<unknown>)];
  if (isObject(first) && isObject(second)) {
    const merged = { ...first };
    for (const [key, value] of Object.entries(second))
      merged[key] = merge(first[key], value, path === "" ? key : `${path}.${key}`, conflicts);
    return merged;
  }
  if (first !== second) conflicts.push(path === "" ? "the annotation" : path);
  return first;
};

/** Merges the JSON texts of the parts. A part whose text is not JSON counts as a conflict. */
export const mergeAnnotations = (texts: ReadonlyArray<string | null | undefined>): MergedAnnotation => {
  const present = texts.filter((text): text is string => typeof text === "string");
  const [first] = present;
  if (first === undefined || present.length === 1) return { annotation: first ?? null, conflicts: [] };
  const conflicts: Array<string> = [];
  try {
    const values = present.map((text) => JSON.parse(text) as unknown);
    const merged = values.reduce((before, value) => merge(before, value, "", conflicts));
    return { annotation: JSON.stringify(merged), conflicts: [...new Set(conflicts)] };
  } catch {
    return { annotation: first, conflicts: ["an annotation that is not JSON"] };
  }
};
