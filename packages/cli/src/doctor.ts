/** `ocr doctor`: what is available here. It really reads two tiny documents, so that "ok" means that it works. */
import { createOcr, type OcrClient } from "@ocr/core";
import { causeOf, detailsOf } from "./failure.ts";
import { probePdf, probePicture } from "./probe.ts";
import { duration } from "./report.ts";

/** The outcome: a text for people, and whether everything that the default provider needs is there. */
export interface Diagnosis {
  readonly text: string;
  readonly healthy: boolean;
}

interface Finding {
  readonly state: "ok" | "missing" | "failed";
  readonly what: string;
  readonly found: string;
}

const oldestNode: readonly [number, number] = [22, 19];
const probeTimeoutMs = 60_000;

/** The variables that vendors need: keys, and endpoints where there is one for each customer. Only whether they are set is told. */
const variables = [
  "MISTRAL_API_KEY",
  "AZURE_AI_ENDPOINT",
  "AZURE_AI_API_KEY",
  "AZURE_DOCUMENT_INTELLIGENCE_ENDPOINT",
  "AZURE_DOCUMENT_INTELLIGENCE_API_KEY",
  "AIMLAPI_API_KEY",
];

const nodeFinding = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = oldestNode;
  const ok = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return {
    state: ok ? "ok" : "failed",
    what: "Node",
    found: ok ? version : `${version}; ${oldestNode.join(".")} or newer is needed`,
  };
};

/** Reads a probe and says how that went. */
const tryProbe = async (ocr: OcrClient, what: string, bytes: Uint8Array, expected: RegExp): Promise<Finding> => {
  try {
    const { response, meta } = await ocr.process({ document: { bytes, name: "probe" } }, { timeoutMs: probeTimeoutMs });
    const text = response.pages[0]?.markdown ?? "";
    const engine = meta.pages[0]?.engine ?? meta.provider;
    if (!expected.test(text))
      return { state: "failed", what, found: `${engine} read ${JSON.stringify(text)} on the test page` };
    return { state: "ok", what, found: `${engine}, a test page in ${duration(meta.durationMs)}` };
  } catch (error) {
    return { state: "failed", what, found: [causeOf(error), ...detailsOf(error)].join("; ") };
  }
};

const localFindings = async (): Promise<ReadonlyArray<Finding>> => {
  try {
    const { installedLanguages, local } = await import("@ocr/provider-local");
    const ocr = createOcr({ provider: local({ concurrency: 1 }) });
    try {
      const pdf = await tryProbe(ocr, "PDF", probePdf(), /probe/i);
      const picture = await tryProbe(ocr, "OCR", probePicture(), /HELLO/i);
      const languages = await installedLanguages();
      const found = `${languages.join(", ")} (more: npm install @tesseract.js-data/deu)`;
      return [pdf, picture, { state: languages.length > 0 ? "ok" : "failed", what: "Languages", found }];
    } finally {
      await ocr.close();
    }
  } catch (error) {
    return [{ state: "failed", what: "local", found: causeOf(error) }];
  }
};

const variableFinding = (name: string, environment: Readonly<Record<string, string | undefined>>): Finding => {
  const set = (environment[name] ?? "") !== "";
  return { state: set ? "ok" : "missing", what: name, found: set ? "set" : "not set" };
};

const marks = { ok: "ok     ", missing: "-      ", failed: "FAILED " } as const;

const section = (title: string, findings: ReadonlyArray<Finding>): string => {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.map(({ state, what, found }) => `  ${marks[state]}${what.padEnd(width)}  ${found}`);
  return `${title}\n${lines.join("\n")}\n`;
};

/** Looks at Node, the engines of the default provider, its languages, and the variables of vendors. */
export const diagnose = async (environment: Readonly<Record<string, string | undefined>>): Promise<Diagnosis> => {
  const needed = [nodeFinding(process.versions.node), ...(await localFindings())];
  const found = variables.map((name) => variableFinding(name, environment));
  const text = [
    section("local (the default provider; no key, no network)", needed),
    section("Keys and endpoints of other providers, in the environment", found),
  ].join("\n");
  return { text, healthy: needed.every(({ state }) => state !== "failed") };
};
