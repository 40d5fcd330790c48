/** The author of an adapter: the walk-through, from the empty folder to green. */
import type { Desk, Step } from "./desk.ts";
import { filesOf, sectionOf } from "./page.ts";

const page = "docs/adapter.md";

/** The first task of an author. Returns its steps. */
export const adapterAuthor = (desk: Desk, root: string): ReadonlyArray<Step> => [
  [
    "makes the adapter and its test green",
    () => {
      for (const line of sectionOf(root, page).commands) desk.type(line);
      for (const [path, code] of filesOf(root, page)) desk.save(path, code);
      for (const line of sectionOf(root, page, "## 6. The test").commands) desk.type(line, { prints: [" passed"] });
    },
  ],
  [
    "has the types checked",
    () => {
      const { commands, json } = sectionOf(root, page, "## 10. Types");
      desk.save("tsconfig.json", json[0] ?? "");
      for (const line of commands) desk.type(line);
    },
  ],
  [
    "plans a run against the real service",
    () => {
      const { commands } = sectionOf(root, page, "## 9. Against the real service");
      const plans = commands.filter((line) => line.endsWith("--plan"));
      if (plans.length === 0) throw new Error("the page shows no plan");
      for (const line of plans) desk.type(line, { prints: ["billed pages"] });
    },
  ],
];
