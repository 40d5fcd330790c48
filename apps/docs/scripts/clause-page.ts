/** The contract as a page: every clause has its id as an anchor, and names the checks that examine it. */
import { registry } from "@ocr/conformance";
import { repositoryPage } from "./repository-page.ts";

const clause = /^- \*\*([A-Z]+-\d+)\*\* (MUST|SHOULD|MAY): (.*)$/;

/** The anchor of a check's heading in the kill matrix. */
const headingOf = (id: string): string => id.replaceAll(".", "-");

const checksOf = (id: string): string => {
  const links = registry
    .filter((check) => check.clause === id)
    .map((check) => `<a href="/conformance/kill-matrix#${headingOf(check.id)}">${check.id}</a>`);
  return links.length === 0 ? "" : `\n\n  <p class="checks">examined by ${links.join(", ")}</p>\n`;
};

/** The text of `spec/ocr-1.md` with anchors and checks. */
export const clausePage = (spec: string): string =>
  repositoryPage(spec)
    .split("\n")
    .map((line) => {
      const [, id = "", level = "", text = ""] = clause.exec(line) ?? [];
      if (id === "") return line;
      return `- <a id="${id}" class="clause" href="#${id}">${id}</a> **${level}** ${text}${checksOf(id)}`;
    })
    .join("\n");
