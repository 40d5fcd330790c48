/** Facts about a page, as they stand in a JSON Lines file: text that must be there, must not, in which order, in which cell. */

interface Base {
  readonly id: string;
  /** Path of the document inside the folder of the facts. */
  readonly pdf: string;
  /** Differences that are allowed, in characters. */
  readonly maxDiffs: number;
}

/** A text that must (not) be in the output, or in its first or last characters. */
export interface TextFact extends Base {
  readonly type: "present" | "absent";
  readonly text: string;
  readonly caseSensitive: boolean;
  readonly firstN: number | undefined;
  readonly lastN: number | undefined;
}

/** Two texts in their order. */
export interface OrderFact extends Base {
  readonly type: "order";
  readonly before: string;
  readonly after: string;
}

/** The relations of a cell that a {@link TableFact} may name. */
export const relations = ["up", "down", "left", "right", "top_heading", "left_heading"] as const;

/** One of {@link relations}. */
export type Relation = (typeof relations)[number];

/** A cell with its neighbours or headings. */
export interface TableFact extends Base {
  readonly type: "table";
  readonly cell: string;
  readonly related: ReadonlyArray<readonly [Relation, string]>;
}

/** A (nearly) blank page: at most so many letters and digits. */
export interface BaselineFact extends Base {
  readonly type: "baseline";
  readonly maxLength: number;
}

/** A formula; it is counted and not scored. */
export interface MathFact extends Base {
  readonly type: "math";
}

export type Fact = TextFact | OrderFact | TableFact | BaselineFact | MathFact;

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const factFrom = (source: Record<string, unknown>): Fact => {
  const base: Base = { id: text(source["id"]), pdf: text(source["pdf"]), maxDiffs: number(source["max_diffs"]) ?? 0 };
  const type = source["type"];
  switch (type) {
    case "present":
    case "absent":
      return {
        ...base,
        type,
        text: text(source["text"]),
        caseSensitive: source["case_sensitive"] !== false,
        firstN: number(source["first_n"]),
        lastN: number(source["last_n"]),
      };
    case "order":
      return { ...base, type, before: text(source["before"]), after: text(source["after"]) };
    case "table": {
      const related = relations.flatMap((name) => {
        const value = text(source[name]);
        return value === "" ? [] : [[name, value] as const];
      });
      return { ...base, type, cell: text(source["cell"]), related };
    }
    case "baseline":
      return { ...base, type, maxLength: number(source["max_length"]) ?? 0 };
    case "math":
      return { ...base, type };
    default:
      throw new Error(`fact ${base.id}: unknown type ${String(type)}`);
  }
};

/** Reads facts from JSON Lines. An unknown type of fact is an error: it would silently not be scored. */
export const readFacts = (lines: string): ReadonlyArray<Fact> =>
  lines
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => factFrom(JSON.parse(line) as Record<string, unknown>));
