/** The report as one HTML file: is it conformant, what failed, why, and how to see it again. */
import type { Evidence } from "../evidence.ts";
import { markup } from "../markup.ts";
import type { Report } from "../report.ts";
import { outcomeName, troubles } from "../wording.ts";
import { htmlDocument } from "./document.ts";
import { documentsSection } from "./documents.ts";
import { banner, outputSection, profilesSection, provenanceSection } from "./overview.ts";
import { checksSection, troublesHeading, troublesSection } from "./results.ts";
import { scoresSection } from "./scores.ts";

/** The report as HTML. Without evidence it has no traffic and no documents. */
export const htmlReport = (report: Report, evidence?: Evidence): string => {
  const documents = evidence === undefined ? markup`` : documentsSection(evidence);
  const links: ReadonlyArray<readonly [string, string]> = [
    ...(troubles(report).length === 0 ? [] : [["troubles", troublesHeading(report)] as const]),
    ["profiles", "Profiles"],
    ...((report.scores?.length ?? 0) === 0 ? [] : [["scores", "Scores"] as const]),
    ["checks", "Checks"],
    ...(documents.text === "" ? [] : [["documents", "Documents"] as const]),
    ["provenance", "Basis"],
  ];
  return htmlDocument(
    `${report.subject} is ${outcomeName[report.outcome]} (${report.spec})`,
    report.subject,
    links,
    markup`${banner(report)}
${troublesSection(report, evidence)}
${outputSection(report)}
${profilesSection(report)}
${scoresSection(report)}
${checksSection(report)}
${documents}
${provenanceSection(report)}`,
  );
};
