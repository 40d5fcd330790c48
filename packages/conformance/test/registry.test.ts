/** The registry against the specification: no check without a clause, no MUST without a check. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { clausesIn, clausesJson, profiles, registry } from "@ocr/conformance";
import { describe, expect, it } from "vitest";

const spec = join(import.meta.dirname, "../../../spec");
const markdown = await readFile(join(spec, "ocr-1.md"), "utf8");
const clauses = clausesIn(markdown);

describe("the registry", () => {
  it("gives each check an id of its own, with its profile in front", () => {
    expect(new Set(registry.map((check) => check.id)).size).toBe(registry.length);
    for (const check of registry) expect(check.id).toMatch(new RegExp(`^${check.profile}\\.[a-z0-9-]+$`));
  });

  it("has checks in every profile", () => {
    expect(new Set(registry.map((check) => check.profile))).toEqual(new Set(profiles));
  });

  it.each(registry.map((check) => [check.id, check] as const))(
    "%s examines a clause, and is not stricter",
    (_, check) => {
      const clause = clauses.find((found) => found.id === check.clause);
      expect(clause).toBeDefined();
      expect(check.level === "MUST" ? clause?.level : "MUST").toBe("MUST");
    },
  );

  it("covers every clause", () => {
    const examined = new Set(registry.map((check) => check.clause));
    expect(clauses.map((clause) => clause.id).filter((id) => !examined.has(id))).toEqual([]);
  });

  it("covers every MUST with a check that can fail", () => {
    const examined = new Set(registry.filter((check) => check.level === "MUST").map((check) => check.clause));
    const musts = clauses.filter((clause) => clause.level === "MUST");
    expect(musts.map((clause) => clause.id).filter((id) => !examined.has(id))).toEqual([]);
  });
});

describe("the clauses", () => {
  it("clauses.json is made from ocr-1.md; run tools/conformance/clauses.ts when this fails", async () => {
    expect(await readFile(join(spec, "clauses.json"), "utf8")).toBe(clausesJson(markdown));
  });

  it("has sections that may begin with words of their own", () => {
    const [clause] = clausesIn("## A\n\nWords.\n\n- **ABC-1** MUST: x. _Source: y._");
    expect(clause?.section).toBe("A");
  });

  it("a clause that cannot be read, or is out of order, is an error", () => {
    expect(() => clausesIn("## A\n\n- **ABC-1** PERHAPS: x. _Source: y._")).toThrow("this is no clause");
    expect(() => clausesIn("## A\n\n- **ABC-2** MUST: x. _Source: y._")).toThrow("out of order");
  });
});
