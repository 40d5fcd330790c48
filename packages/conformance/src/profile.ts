/** The profiles of the contract. */

/** The profiles: groups of promises that a subject claims or does not claim as a whole. */
export const profiles = [
  "contract",
  "refusals",
  "pages",
  "text",
  "order",
  "scripts",
  "forms",
  "scans",
  "usage",
  "tables",
  "images",
  "margins",
  "blocks",
  "confidence",
  "annotations",
  "errors",
  "resilience",
  "security",
  "concurrency",
  "router",
  "gateway",
  "document",
] as const;

/** One of {@link profiles}. */
export type Profile = (typeof profiles)[number];
