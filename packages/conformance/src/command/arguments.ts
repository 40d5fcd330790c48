/** The words of the command line. */
import { parseArgs } from "node:util";
import { type Profile, profiles } from "../profile.ts";
import { type ReportFile, reportFormats } from "../report/writer.ts";

/** What the command was told about its subject. */
export interface SubjectArguments {
  readonly provider?: string;
  readonly module?: string;
  readonly url?: string;
  readonly command?: string;
  readonly docker?: string;
  readonly containerPort?: number;
  readonly readyUrl?: string;
  readonly startMs?: number;
  /** `NAME=VALUE`, or for a container also `NAME`. */
  readonly variables: ReadonlyArray<string>;
  /** The variable that holds the key of a server. */
  readonly keyVariable?: string;
  /** `NAME: VALUE`. */
  readonly headers: ReadonlyArray<string>;
  /** `NAME: VARIABLE`. */
  readonly headerVariables: ReadonlyArray<string>;
  /** A file with the claims of a server. */
  readonly capabilities?: string;
  readonly model?: string;
}

/** What the command was told. */
export interface Arguments extends SubjectArguments {
  readonly profiles?: ReadonlyArray<Profile>;
  readonly checks?: ReadonlyArray<string>;
  readonly seed: number;
  /** Files of the user. */
  readonly documents: ReadonlyArray<string>;
  readonly requirements?: string;
  readonly maxPages?: number;
  readonly plan: boolean;
  readonly reports: ReadonlyArray<ReportFile>;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

const text = { type: "string" } as const;
const many = { type: "string", multiple: true, default: [] as Array<string> } as const;
const flag = { type: "boolean", default: false } as const;

const options = {
  provider: text,
  module: text,
  url: text,
  command: text,
  docker: text,
  "container-port": text,
  "ready-url": text,
  "start-seconds": text,
  variable: many,
  "key-variable": text,
  header: many,
  "header-variable": many,
  capabilities: text,
  model: text,
  profile: many,
  check: many,
  seed: text,
  document: many,
  requirements: text,
  "max-pages": text,
  plan: flag,
  report: many,
  baseline: text,
  "write-baseline": text,
} as const;

const isProfile = (word: string): word is Profile => profiles.some((profile) => profile === word);

/** A whole number from a word; undefined when there is none. Throws with the option's name. */
export const numberIn = (name: string, word: string | undefined, least = 0): number | undefined => {
  if (word === undefined) return undefined;
  const value = Number(word);
  if (!/^\d+$/.test(word) || !Number.isSafeInteger(value) || value < least)
    throw new Error(`--${name} ${word} is no whole number${least === 0 ? "" : ` from ${least} on`}`);
  return value;
};

/** The reports in `json=a,html=b`. Throws when one is none. */
export const reportsIn = (words: ReadonlyArray<string>): ReadonlyArray<ReportFile> =>
  words
    .flatMap((word) => word.split(new RegExp(`,(?=(?:${reportFormats.join("|")})=)`)))
    .map((word) => {
      const [, name = "", file = ""] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
      const format = reportFormats.find((known) => known === name);
      if (format === undefined || file === "")
        throw new Error(`--report ${word}: it takes FORMAT=FILE with ${reportFormats.join(", ")}`);
      return { format, file };
    });

/** Parses words strictly. Throws one sentence. */
export const parsed = (<T extends NonNullable<Parameters<typeof parseArgs>[0]>>(config: T) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const [sentence = ""] = (error instanceof Error ? error.message : String(error)).split(/\.(?:\s|$)/);
    throw new Error(sentence.replaceAll(/\s+/g, " "), { cause: error });
  }
}) as typeof parseArgs;

const chosen = <A extends object>(values: A): { readonly [K in keyof A]?: Exclude<A[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;

/** Holds the subject's options against each other. */
const mustFit = (values: Readonly<Record<string, unknown>>): void => {
  const given = (...names: ReadonlyArray<string>) => names.filter((name) => values[name] !== undefined);
  const subjects = given("provider", "module", "command", "docker");
  if (subjects.length > 1) throw new Error(`name one subject, not --${subjects.join(" and --")}`);
  const [kind = values["url"] === undefined ? undefined : "url"] = subjects;
  if (kind === undefined) throw new Error("name one subject: --module, --provider, --url, --command or --docker");
  const started = kind === "command" || kind === "docker";
  if (values["url"] !== undefined && kind !== "url" && !started) throw new Error(`--url does not go with --${kind}`);
  const strange = [
    ...(started ? [] : given("ready-url", "start-seconds")),
    ...(kind === "docker" ? [] : given("container-port")),
    ...(kind === "provider" || kind === "module" ? given("key-variable", "capabilities", "model") : []),
  ];
  if (strange.length > 0) throw new Error(`--${strange[0]} does not go with --${kind}`);
};

/** Reads the words. Throws with a sentence for people when they make no sense. */
export const argumentsOf = (words: ReadonlyArray<string>): Arguments => {
  const { values } = parsed({ args: [...words], options });
  mustFit(values);
  const named = values.profile.flatMap((word) => word.split(","));
  const strange = named.find((word) => !isProfile(word));
  if (strange !== undefined) throw new Error(`there is no profile ${strange}; there are ${profiles.join(", ")}`);
  const seconds = numberIn("start-seconds", values["start-seconds"], 1);
  const { baseline, capabilities, command, docker, model, module, provider, requirements, url } = values;
  const wanted = named.filter(isProfile);
  const checks = values.check.flatMap((word) => word.split(","));
  return {
    ...chosen({ provider, module, url, command, docker, capabilities, model, requirements, baseline }),
    ...chosen({
      containerPort: numberIn("container-port", values["container-port"], 1),
      readyUrl: values["ready-url"],
      startMs: seconds === undefined ? undefined : seconds * 1000,
      keyVariable: values["key-variable"],
      profiles: wanted.length === 0 ? undefined : wanted,
      checks: checks.length === 0 ? undefined : checks,
      maxPages: numberIn("max-pages", values["max-pages"]),
      writeBaseline: values["write-baseline"],
    }),
    variables: values.variable,
    headers: values.header,
    headerVariables: values["header-variable"],
    seed: numberIn("seed", values.seed) ?? 1,
    documents: values.document,
    plan: values.plan,
    reports: reportsIn(values.report),
  };
};
