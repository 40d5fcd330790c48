/** Judges one subject, tells what it finds while it goes on, and writes what was asked for. */
import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type Baseline, baselineOf, baselineSkeleton, baselineVerdict } from "../baseline.ts";
import { metered, planOf } from "../plan.ts";
import { registry } from "../registry.ts";
import { evidenceLog } from "../report/evidence.ts";
import { redactedText } from "../report/redact.ts";
import { exitCodes, type Report } from "../report/report.ts";
import { sealed } from "../report/seal.ts";
import { resultText, summaryText } from "../report/text.ts";
import { ndjsonFile, writeReports } from "../report/writer.ts";
import { requirementSet } from "../requirements/requirements.ts";
import { judge, type RunOptions } from "../run.ts";
import type { Subject } from "../subject.ts";
import type { Arguments } from "./arguments.ts";
import { baselineText, planText } from "./announcements.ts";
import { jsonIn } from "./claims-file.ts";
import { givenDocument } from "./given-document.ts";
import type { Place } from "./options.ts";
import { progressOn } from "./progress.ts";
import { CouldNotStart } from "../subject/process-group.ts";
import { absenceAt } from "../subject/url.ts";
import { subjectLine, subjectOf } from "./subject.ts";

const runOptions = async (given: Arguments, { folder }: Place): Promise<RunOptions> => {
  const { checks, documents, profiles, requirements, seed } = given;
  return {
    seed,
    documents: await Promise.all(documents.map((file) => givenDocument(file, folder))),
    ...(profiles === undefined ? {} : { profiles }),
    ...(checks === undefined ? {} : { checks }),
    ...(requirements === undefined ? {} : { requirements: requirementSet(requirements) }),
  };
};

/** What a subject that is a process printed last; nothing of others. */
const lastOutput = (subject: Subject, secrets: ReadonlyArray<string>): string => {
  const { output = () => "" } = subject as { readonly output?: () => string };
  return redactedText(output().trimEnd().split("\n").slice(-40).join("\n"), secrets);
};

/** Runs the checks, with a line of progress on a terminal and a word on everything that did not pass. */
const examine = async (subject: Subject, run: RunOptions, given: Arguments, place: Place): Promise<Report> => {
  const { folder, name, print } = place;
  const evidence = evidenceLog();
  const command = `${name} ${subjectLine(given)}`;
  // Profiles that are named count as claimed; without the name a check might not concern the subject.
  const namedOf = (profile: string): string => (given.profiles === undefined ? "" : ` --profile ${profile}`);
  const reports = given.reports.map(({ file, format }) => ({ format, file: resolve(folder, file) }));
  const streams = reports.filter(({ format }) => format === "ndjson").map(({ file }) => ndjsonFile(file));
  const date = new Date().toISOString();
  const progress = progressOn(place.terminal);
  let broken = 0;
  const found = await judge(subject, {
    ...run,
    evidence,
    onStart: (check, { index, total }) => {
      progress.show(`[${index + 1}/${total}] ${check.id}${broken === 0 ? "" : `   ${broken} did not pass`}`);
    },
    onResult: (result) => {
      for (const stream of streams) stream.onResult(result);
      const text = resultText(result, `${command}${namedOf(result.profile)}`, given.seed);
      if (text === "") return;
      broken += 1;
      progress.clear();
      print(`${text}\n`);
    },
  });
  progress.clear();
  const output = found.outcome === "conformant" ? "" : lastOutput(subject, evidence.secrets);
  const report = sealed({ ...found, ...(output === "" ? {} : { output }) }, { command, date });
  for (const stream of streams) stream.end(report);
  await writeReports(
    report,
    evidence,
    reports.filter(({ format }) => format !== "ndjson"),
  );
  if (output !== "") print(`The server printed:\n${output.replaceAll(/^/gm, "  ")}\n`);
  print(summaryText(report));
  return report;
};

/** A server that is not there breaks no promise: that is said once, and not by every check. */
const mustBeThere = async ({ command, docker, url }: Arguments): Promise<void> => {
  if (url === undefined || command !== undefined || docker !== undefined) return;
  const absence = await absenceAt(url);
  if (absence !== undefined) throw new CouldNotStart(`nobody answers at ${new URL(url).origin} (${absence})`);
};

/** Judges what the command was told to. Returns the exit code; rejects with a sentence for people. */
export const judging = async (given: Arguments, place: Place): Promise<number> => {
  const { folder, print } = place;
  const { maxPages, plan: planOnly, url } = given;
  const file = given.baseline === undefined ? undefined : resolve(folder, given.baseline);
  const baseline: Baseline | undefined = file === undefined ? undefined : baselineOf(await jsonIn(file), file);
  const run = await runOptions(given, place);
  const subject = await subjectOf(given, place);
  try {
    if (!planOnly) await mustBeThere(given);
    let judged = subject;
    if (planOnly || maxPages !== undefined || url !== undefined) {
      const plan = await planOf(subject, run);
      const { left } = plan.within(maxPages ?? Infinity);
      print(planText(plan, { detailed: planOnly, left, ...(maxPages === undefined ? {} : { limit: maxPages }) }));
      if (planOnly) return 0;
      judged = metered(subject, plan, maxPages);
    }
    const report = await examine(judged, run, given, place);
    if (given.writeBaseline !== undefined) {
      const skeleton = baselineSkeleton(report, baseline);
      await writeFile(resolve(folder, given.writeBaseline), `${JSON.stringify(skeleton, undefined, 2)}\n`);
      print(`${given.writeBaseline}: ${skeleton.checks.length} entries, each to be given a reason and a link`);
    }
    if (baseline === undefined) return exitCodes[report.outcome];
    const verdict = baselineVerdict(baseline, report, registry);
    print(baselineText(given.baseline ?? "", report, verdict));
    return verdict.exitCode;
  } finally {
    await subject.close();
  }
};
