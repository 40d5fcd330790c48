/** The words of the command line. */
import { parseArgs } from "node:util";
import { type Profile, profiles } from "./check.ts";

/** What the command was told. */
export interface Arguments {
  readonly provider?: string;
  readonly module?: string;
  readonly url?: string;
  /** The variable that holds the key of a server. */
  readonly keyVariable?: string;
  /** A file with the claims of a server. */
  readonly capabilities?: string;
  readonly model?: string;
  readonly profiles?: ReadonlyArray<Profile>;
  readonly checks?: ReadonlyArray<string>;
  readonly seed: number;
  /** Where the report is written as JSON. */
  readonly json?: string;
  readonly list: boolean;
  readonly help: boolean;
}

/** How the command is used. */
export const usage = `Judges an OCR provider or server against the contract ocr/1.

  --provider NAME         one that this command knows
  --module FILE#EXPORT    a provider in a file; without #EXPORT its default export
  --url URL               a server that answers POST there
    --key-variable NAME   the environment variable with its key, sent as a bearer token
    --capabilities FILE   what it claims, as JSON with the keys of a provider's capabilities
    --model NAME          the model to ask for
  --profile A,B           only these profiles; they then count as claimed
  --check ID              only this check; may be given again
  --seed N                other documents (default 1)
  --report json=FILE      writes the report
  --list                  lists the checks
Exit codes: 0 conformant, 1 not, 2 suite error or bad invocation, 3 incomplete.`;

const isProfile = (word: string): word is Profile => profiles.some((profile) => profile === word);

/** Reads the words. Throws with a sentence for people when they make no sense. */
export const argumentsOf = (words: ReadonlyArray<string>): Arguments => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      provider: text,
      module: text,
      url: text,
      "key-variable": text,
      capabilities: text,
      model: text,
      profile: { type: "string", multiple: true },
      check: { type: "string", multiple: true },
      seed: { type: "string", default: "1" },
      report: { type: "string", multiple: true },
      list: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const named = (values.profile ?? []).flatMap((word) => word.split(","));
  const strange = named.find((word) => !isProfile(word));
  if (strange !== undefined) throw new Error(`there is no profile ${strange}; there are ${profiles.join(", ")}`);
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is no whole number`);
  const [report, ...others] = values.report ?? [];
  if (others.length > 0 || (report !== undefined && !report.startsWith("json=")))
    throw new Error("--report takes json=FILE, once");
  const subjects = [values.provider, values.module, values.url].filter((value) => value !== undefined);
  if (subjects.length !== 1 && !values.list && !values.help)
    throw new Error("name one subject: --provider, --module or --url");
  const { capabilities, model, module, provider, url } = values;
  const keyVariable = values["key-variable"];
  const json = report?.slice("json=".length);
  const given = { provider, module, url, keyVariable, capabilities, model, checks: values.check, json };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const wanted = named.filter(isProfile);
  return { ...known, ...(wanted.length === 0 ? {} : { profiles: wanted }), seed, list: values.list, help: values.help };
};

/** The words that name the subject again. */
export const subjectWords = ({ capabilities, keyVariable, model, module, provider, url }: Arguments): string =>
  Object.entries({ provider, module, url, "key-variable": keyVariable, capabilities, model })
    .flatMap(([name, value]) => (value === undefined ? [] : `--${name} ${value}`))
    .join(" ");
