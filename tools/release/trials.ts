/** What is tried in the empty project: a user's programs on every runtime, the two commands, and what an import pulls in. */
import { join } from "node:path";
import type { Tarball } from "./copy.ts";
import { closureOf, installedIn } from "./project.ts";
import { type Ran, run } from "./run.ts";
import type { Runtime } from "./runtimes.ts";

/** A trial; it returns what is wrong, or nothing. */
export interface Trial {
  readonly name: string;
  readonly fault: () => string | undefined;
}

/** What is wrong with how a program ended: another exit code, or words that are not in its output. */
export const faultOf = (
  { code, stderr, stdout }: Ran,
  expected: number,
  words: ReadonlyArray<string>,
): string | undefined => {
  const said = `${stdout}\n${stderr}`.trim().slice(-1500);
  if (code !== expected) return `exit code ${code}, not ${expected}:\n${said}`;
  const lost = words.filter((word) => !stdout.includes(word));
  return lost.length === 0 ? undefined : `${JSON.stringify(lost)} does not stand in the output:\n${said}`;
};

const programs: ReadonlyArray<{
  readonly file: string;
  readonly title: string;
  readonly words: ReadonlyArray<string>;
}> = [
  {
    file: "read-pdf.ts",
    title: "local() reads a PDF and a scan",
    words: ["## INVOICE", "No. 2026-0417", "Mr Edmund Farrow", "1,248 euros"],
  },
  {
    file: "read-with-vendor.ts",
    title: "mistral() reads by way of a fake, through a failure",
    words: ['{"pages":2,"attempts":2,"usd":0.008}', "InvalidRequest"],
  },
];

/** The programs on the runtimes. */
export const programTrials = (project: string, runtimes: ReadonlyArray<Runtime>): ReadonlyArray<Trial> =>
  runtimes.flatMap(({ name, program, words }) =>
    programs.map(({ file, title, words: expected }) => ({
      name: `${name}: ${title}`,
      fault: () => faultOf(run(program, [...words, file], { cwd: project }), 0, expected),
    })),
  );

/** The commands that come with packages, on one runtime. */
export const commandTrials = (project: string, { name, program }: Runtime, version: string): ReadonlyArray<Trial> => {
  // Through the link that npm makes, as a shell would find it.
  const command = (bin: string, words: ReadonlyArray<string>) =>
    run(program, [join(project, "node_modules/.bin", bin), ...words], { cwd: project });
  return [
    { name: `${name}: ocr --version`, fault: () => faultOf(command("ocr", ["--version"]), 0, [version]) },
    { name: `${name}: ocr invoice.pdf`, fault: () => faultOf(command("ocr", ["invoice.pdf"]), 0, ["No. 2026-0417"]) },
    {
      name: `${name}: ocr-conformance finds a provider conformant`,
      fault: () => faultOf(command("ocr-conformance", ["--module", "./adapter.ts#vendor"]), 0, [": conformant"]),
    },
    {
      name: `${name}: ocr-conformance finds the one that loses pages`,
      fault: () =>
        faultOf(command("ocr-conformance", ["--module", "./adapter.ts#forgetful"]), 1, ["pages.all", "not conformant"]),
    },
  ];
};

/** What an import of each package loads of the others: only those that it names in its manifest. */
export const importTrials = (
  project: string,
  { name, program }: Runtime,
  tarballs: ReadonlyArray<Tarball>,
): ReadonlyArray<Trial> =>
  tarballs
    // A command is not imported.
    .filter(({ manifest }) => manifest.name !== "@ocr/cli")
    .map((tarball) => ({
      name: `${name}: importing ${tarball.name} loads no other provider`,
      fault: () => {
        const ran = run(program, ["imported.ts", tarball.name], { cwd: project });
        const problem = faultOf(ran, 0, [tarball.name]);
        if (problem !== undefined) return problem;
        const loaded = Object.keys(JSON.parse(ran.stdout) as Record<string, number>);
        const needed = new Set(closureOf(tarball.name, tarballs).map((entry) => entry.name));
        const strange = loaded.filter((entry) => entry.startsWith("@ocr/") && !needed.has(entry));
        return strange.length === 0 ? undefined : `it loads ${strange.join(", ")}`;
      },
    }));

/** Whether a project with one package holds just the ones of ours that it needs. */
export const treeFault = (project: string, name: string, tarballs: ReadonlyArray<Tarball>): string | undefined => {
  const ours = installedIn(project).filter((entry) => entry.startsWith("@ocr/"));
  const needed = closureOf(name, tarballs)
    .map((entry) => entry.name)
    .toSorted();
  return JSON.stringify(ours) === JSON.stringify(needed) ? undefined : `it brings ${ours.join(", ")}`;
};
