/** The page of wrong inputs, written from the list that is tested. `node --conditions=@ocr/source FILE` writes it anew. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { badInputs } from "./bad-input.ts";

/** Where the page stands. */
export const pagePath = join(import.meta.dirname, "../../../docs/bad-input.md");

const cell = (text: string): string => text.replaceAll("|", "\\|");

/** The text of the page. */
export const badInputPage = (): string => {
  const rows = badInputs.map(({ message, reason, what, written }) =>
    [what, `\`${written}\``, reason, message].map(cell),
  );
  const heading = ["what is wrong", "written as", "`reason`", "`message`"];
  const widths = heading.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: ReadonlyArray<string>) =>
    `| ${cells.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  return `# What wrong input gives

The exact error for each of ${badInputs.length} wrong inputs. All of them are found before anything is sent to a vendor, and none is
worth a retry. The provider is called \`acme\` here; it takes bytes and URLs of PDFs and images. The document has one page
where nothing else is said.

This page is written from the tests: \`packages/core/test/bad-input.ts\`.

${[line(heading), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n")}
`;
};

if (import.meta.main) writeFileSync(pagePath, badInputPage());
