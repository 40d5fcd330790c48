/** The subject that the command was told to judge, and the words that name it again. */
import { resolve } from "node:path";
import { moduleSubject } from "../module-subject.ts";
import type { Subject } from "../subject.ts";
import { commandSubject } from "../subject/command.ts";
import { containerSubject } from "../subject/container.ts";
import { urlSubject } from "../subject/url.ts";
import type { SubjectArguments } from "./arguments.ts";
import { claimsOf, jsonIn } from "./claims-file.ts";
import type { Place } from "./options.ts";
import { shellLine } from "./shell-words.ts";

const credential = /authorization|cookie|key|token|secret|password/i;

/** Name and rest of `NAME: REST`. Throws when there is no colon. */
const parted = (option: string, word: string): readonly [string, string] => {
  const match = /^([\w!#$%&'*+.^`|~-]+)\s*[:=]\s*(.*)$/.exec(word);
  const [, name, rest] = match ?? [];
  if (name === undefined || !rest)
    throw new Error(`--${option} takes "NAME: ${option === "header" ? "VALUE" : "VARIABLE"}"`);
  return [name.toLowerCase(), rest];
};

const variable = (name: string, environment: Place["environment"]): string => {
  const value = environment[name];
  if (!value) throw new Error(`the variable ${name} is empty`);
  return value;
};

/** The headers of every request, and which of their values nobody may see. */
const headersOf = (given: SubjectArguments, environment: Place["environment"]) => {
  const plain = given.headers.map((word) => parted("header", word));
  const hidden = given.headerVariables
    .map((word) => parted("header-variable", word))
    .map(([name, rest]) => [name, variable(rest, environment)] as const);
  const secrets = [...plain.filter(([name]) => credential.test(name)), ...hidden].map(([, value]) => value);
  return { headers: Object.fromEntries([...plain, ...hidden]), secrets };
};

/** The same subject, whose answers tell of credentials that it does not know of. */
const keeping = <S extends Subject>(subject: S, secrets: ReadonlyArray<string>): S => {
  if (secrets.length === 0) return subject;
  // "Bearer abc": the second word is the credential too.
  const all = secrets.flatMap((secret) => [secret, ...secret.split(" ").slice(1)]);
  const ask: Subject["ask"] = async (request, options) => {
    const answer = await subject.ask(request, options);
    return { ...answer, secrets: [...answer.secrets, ...all] };
  };
  return { ...subject, ask };
};

const serverOf = async (given: SubjectArguments, { environment, folder }: Place): Promise<Subject> => {
  const { capabilities, command, containerPort, docker, keyVariable, model, readyUrl, startMs, url, variables } = given;
  const apiKey = keyVariable === undefined ? undefined : variable(keyVariable, environment);
  const { headers, secrets } = headersOf(given, environment);
  const file = capabilities === undefined ? undefined : resolve(folder, capabilities);
  const server = {
    headers,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(model === undefined ? {} : { model }),
    ...(file === undefined ? {} : { claims: claimsOf(await jsonIn(file), file) }),
    ...(url === undefined ? {} : { url }),
    ...(readyUrl === undefined ? {} : { readyUrl }),
    ...(startMs === undefined ? {} : { startMs }),
  };
  const known = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (docker !== undefined) {
    const port = containerPort === undefined ? {} : { containerPort };
    return keeping(await containerSubject({ ...server, ...port, image: docker, variables }), secrets);
  }
  if (command !== undefined) {
    const own = variables.map((word) => /^([^=]+)=(.*)$/s.exec(word)?.slice(1) ?? [word, variable(word, environment)]);
    const all = Object.fromEntries([...known, ...own]) as Record<string, string>;
    return keeping(await commandSubject({ ...server, command, folder, environment: all }), secrets);
  }
  if (!/^https?:\/\//.test(url ?? "")) throw new Error(`--url ${url}: it starts with http:// or https://`);
  return keeping(urlSubject({ ...server, url: url ?? "" }), secrets);
};

/** Makes the subject. Rejects with a sentence for people. */
export const subjectOf = async (given: SubjectArguments, place: Place): Promise<Subject> => {
  const { module, provider } = given;
  const { folder, providers } = place;
  if (module !== undefined) return moduleSubject(module, folder);
  if (provider === undefined) return serverOf(given, place);
  const make = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
  const known = Object.keys(providers).join(", ") || "none; use --module";
  if (make === undefined) throw new Error(`there is no provider ${provider}; known are: ${known}`);
  return make();
};

/** The words that name the subject again, for a shell; credentials are left out. */
export const subjectLine = (given: SubjectArguments & { readonly documents: ReadonlyArray<string> }): string => {
  const { capabilities, command, containerPort, docker, keyVariable, model, module, provider, readyUrl, url } = given;
  const seconds = given.startMs === undefined ? undefined : String(given.startMs / 1000);
  const port = containerPort === undefined ? undefined : String(containerPort);
  const single = {
    provider,
    module,
    command,
    docker,
    url,
    "ready-url": readyUrl,
    "start-seconds": seconds,
    "container-port": port,
  };
  const more = { "key-variable": keyVariable, capabilities, model };
  const named = (words: Readonly<Record<string, string | undefined>>) =>
    Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const repeated = (name: string, words: ReadonlyArray<string>) => words.flatMap((word) => [`--${name}`, word]);
  const headers = given.headers.map((word) => {
    const [name] = parted("header", word);
    return credential.test(name) ? `${name}: …` : word;
  });
  const variables = given.variables.map((word) =>
    credential.test(word.split("=")[0] ?? "") ? word.replace(/=.*$/s, "=…") : word,
  );
  return shellLine([
    ...named(single),
    ...repeated("variable", variables),
    ...named(more),
    ...repeated("header", headers),
    ...repeated("header-variable", given.headerVariables),
    ...repeated("document", given.documents),
  ]);
};
