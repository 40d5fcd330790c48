/** Subjects that keep the contract: the references, which are right by construction, and two engines that really read. */
import {
  modestProvider,
  providerSubject,
  referenceServerSubject,
  referenceSubject,
  type Subject,
} from "@ocr/conformance";
import { local } from "@ocr/provider-local";
import { tesseract } from "../baseline/tesseract-provider.ts";
import type { Findings } from "./alarms.ts";

interface Engine {
  readonly title: string;
  readonly start: () => Subject;
  /** Most seeds: some take long. */
  readonly mostSeeds: number;
  readonly findings?: Findings;
}

/** The engines by name. */
export const engines = {
  reference: { title: "reference", start: () => referenceSubject(), mostSeeds: Infinity },
  modest: {
    title: "reference that claims little",
    start: () => referenceSubject(modestProvider),
    mostSeeds: Infinity,
  },
  server: { title: "reference as a server", start: () => referenceServerSubject(), mostSeeds: Infinity },
  local: {
    title: "provider-local",
    start: () => providerSubject({ provider: local(), usesFetch: false }),
    mostSeeds: 20,
  },
  tesseract: {
    title: "tesseract",
    start: () => providerSubject({ provider: tesseract(), usesFetch: false }),
    mostSeeds: 4,
    findings: {
      "text.titles": "it knows lines and paragraphs, and no headings",
      "text.lists": "it reads a bullet as a mark among words",
      "order.numbered-list": "it reads the number 1 of an entry as a letter",
      "scans.numbers": "it reads some digits of a scan as letters",
    },
  },
} satisfies Readonly<Record<string, Engine>> as Readonly<Record<EngineName, Engine>>;

/** The name of an engine. */
export type EngineName = "reference" | "modest" | "server" | "local" | "tesseract";
