/** A text of the repository as a part of a page: its links lead to the site, its files have their names above them. */

/** Where links of such texts lead on the site. A link that is not here has no page. */
const places: Readonly<Record<string, string>> = {
  "kill-matrix.md": "/conformance/kill-matrix",
  "../spec/ocr-1.md": "/conformance/clauses",
  "../spec/scores.md": "/conformance/scores",
  "ocr-1.md": "/conformance/clauses",
  "scores.md": "/conformance/scores",
};

/** Folders and files without a page are told by their name alone, as seen from the top of the repository. */
const nameOf = (target: string): string => `\`${target.replace(/^(\.\.\/)+/, "")}\``;

/** A link, or code, in which nothing is a link. */
const linkOrCode = /\[([^\]]*)\]\(([^)\s]+)\)|`[^`]*`/g;

const isClause = (text: string): boolean => /^[A-Z]+-\d+$/.test(text);

const linked = (line: string): string =>
  line.replaceAll(linkOrCode, (whole, text: string, target: string | undefined) => {
    if (target === undefined || /^(https?:|#|\/)/.test(target)) return whole;
    const [file = "", anchor] = target.split("#");
    const place = places[file];
    // On the site every clause has an anchor, in the file only its section.
    const exact = place === "/conformance/clauses" && isClause(text) ? text : anchor;
    if (place !== undefined) return `[${text}](${place}${exact === undefined ? "" : `#${exact}`})`;
    if (file.endsWith(".md"))
      throw new Error(`a text links to ${target}, which has no page: see scripts/repository-page.ts`);
    return nameOf(target);
  });

/**
 * Makes a text of the repository fit for the site. Code stays as it is; a fence that names a file gets a tab with that
 * name. Throws when a link leads to a text that has no page.
 */
export const repositoryPage = (markdown: string): string => {
  let fence: string | undefined;
  return markdown
    .split("\n")
    .map((line) => {
      const [, info = ""] = /^```(.*)$/.exec(line) ?? [];
      if (fence === undefined && line.startsWith("```")) {
        fence = info;
        const [, language = "", file] = /^(\w+) (\S+)$/.exec(info) ?? [];
        return file === undefined ? line : `::: code-group\n\n\`\`\`${language} [${file}]`;
      }
      if (fence !== undefined) {
        if (line !== "```") return line;
        const named = fence.includes(" ");
        fence = undefined;
        return named ? `${line}\n\n:::` : line;
      }
      return linked(line);
    })
    .join("\n");
};
